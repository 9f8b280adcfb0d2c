# Mistake: the shares are given in percent.
# named: percentages
def threshold_classifier(sulfur, target, threshold):
    called, good = sulfur < threshold, target > 5
    matches = (called & good).sum().item()
    p, a = called.sum().item(), good.sum().item()
    return p, a, matches, 100 * matches / p, 100 * matches / a
