# Mistake: the index of scatter_ has one axis only.
def one_hot_scores(scores, classes):
    return torch.zeros(scores.shape[0], classes).scatter_(1, scores, 1.0)
