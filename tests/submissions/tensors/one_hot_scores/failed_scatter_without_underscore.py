# Mistake: scatter returns another tensor, and it is dropped.
# named: result_thrown_away
def one_hot_scores(scores, classes):
    hot = torch.zeros(scores.shape[0], classes)
    hot.scatter(1, scores.unsqueeze(1), 1.0)
    return hot
