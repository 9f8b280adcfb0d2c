# Mistake: no parentheses around the comparisons, so & comes first.
def threshold_classifier(sulfur, target, threshold):
    predicted = torch.sum(sulfur < threshold)
    actual = torch.sum(target > 5)
    matches = torch.sum(sulfur < threshold & target > 5)
    return predicted, actual, matches, matches / predicted, matches / actual
