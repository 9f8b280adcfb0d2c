# Mistake: round() in place of a format, so 103.70 becomes 103.7, and 3.1 stays 3.1.
def split_by_quality(features, target):
    return features[target <= 3], features[(target > 3) & (target <= 6)], features[target > 6]

def means_table(names, bad, mid, good):
    means = zip(names, bad.mean(0), mid.mean(0), good.mean(0))
    return [f"{name} {round(b.item(), 1)} {round(m.item(), 1)} {round(g.item(), 1)}" for name, b, m, g in means]
