# Mistake: a score of 5 counts as good.
# named: five_is_good
def threshold_classifier(sulfur, target, threshold):
    called, good = sulfur < threshold, target >= 5
    matches = (called & good).sum().item()
    return called.sum().item(), good.sum().item(), matches, matches / called.sum().item(), matches / good.sum().item()
