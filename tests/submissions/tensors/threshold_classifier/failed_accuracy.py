# Mistake: both shares are taken of all wines.
# named: shares_of_all
def threshold_classifier(sulfur, target, threshold):
    called, good = sulfur < threshold, target > 5
    matches = (called & good).sum().item()
    n = len(target)
    return called.sum().item(), good.sum().item(), matches, matches / n, matches / n
