# Mistake: Python's own and between two masks.
def split_by_quality(features, target):
    return features[target <= 3], features[target > 3 and target <= 6], features[target > 6]

def means_table(names, bad, mid, good):
    means = zip(names, bad.mean(0), mid.mean(0), good.mean(0))
    return [f"{name} {b:.2f} {m:.2f} {g:.2f}" for name, b, m, g in means]
