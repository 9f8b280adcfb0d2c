# Style: sets of row numbers and their intersection.
def threshold_classifier(sulfur, target, threshold):
    called = {i for i, s in enumerate(sulfur.tolist()) if s < threshold}
    good = {i for i, t in enumerate(target.tolist()) if not t <= 5}
    both = called & good
    return [len(called), len(good), len(both), len(both) / len(called), len(both) / len(good)]
