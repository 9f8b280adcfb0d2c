# Mistake: precision and recall are mixed up.
# named: shares_swapped
def threshold_classifier(sulfur, target, threshold):
    called, good = sulfur < threshold, target > 5
    matches = (called & good).sum().item()
    return called.sum().item(), good.sum().item(), matches, matches / good.sum().item(), matches / called.sum().item()
