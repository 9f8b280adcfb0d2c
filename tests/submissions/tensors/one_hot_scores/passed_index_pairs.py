# Style: pairs of row and column as an index; the library's own encoding is compared with it.
def one_hot_scores(scores, classes):
    hot = torch.zeros((len(scores), classes))
    hot[range(len(scores)), scores.tolist()] = 1.0
    assert torch.equal(hot, F.one_hot(scores, num_classes=classes).float())
    return hot
