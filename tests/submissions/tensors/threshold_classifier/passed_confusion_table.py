# Style: a two-by-two table from bincount, floats of one tensor returned.
def threshold_classifier(sulfur, target, threshold):
    called, good = (sulfur < threshold).long(), (target > 5).long()
    table = torch.bincount(2 * called + good, minlength=4).reshape(2, 2).float()
    predicted, actual, matches = table[1].sum(), table[:, 1].sum(), table[1, 1]
    return torch.stack([predicted, actual, matches, matches / predicted, matches / actual])
