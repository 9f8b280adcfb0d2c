# Mistake: every agreement counts as a match, of two bad ones too.
# named: agreements_counted
def threshold_classifier(sulfur, target, threshold):
    called, good = sulfur < threshold, target > 5
    matches = (called == good).sum().item()
    predicted, actual = called.sum().item(), good.sum().item()
    return predicted, actual, matches, matches / predicted, matches / actual
