# Mistake: the middle begins at 3, so these wines are in two groups.
def split_by_quality(features, target):
    return features[target <= 3], features[(target >= 3) & (target < 7)], features[target >= 7]

def means_table(names, bad, mid, good):
    means = zip(names, bad.mean(0), mid.mean(0), good.mean(0))
    return [f"{name} {b:.2f} {m:.2f} {g:.2f}" for name, b, m, g in means]
