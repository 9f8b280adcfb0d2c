# Style: rows of the identity matrix, picked by the scores.
def one_hot_scores(scores, classes):
    return torch.eye(classes)[scores]
