# Mistake: the columns are counted from 1, so score 0 ends up in the last one.
# named: columns_from_one
def one_hot_scores(scores, classes):
    hot = torch.zeros(scores.shape[0], classes)
    for i, t in enumerate(scores):
        hot[i, t - 1] = 1
    return hot
