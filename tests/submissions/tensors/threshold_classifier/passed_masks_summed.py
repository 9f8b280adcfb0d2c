# Style: two masks and their sums, tensors returned.
def threshold_classifier(sulfur, target, threshold):
    called = sulfur < threshold
    good = target > 5
    matches = (called & good).sum()
    return called.sum(), good.sum(), matches, matches / called.sum(), matches / good.sum()
