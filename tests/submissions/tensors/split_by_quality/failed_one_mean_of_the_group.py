# Mistake: the mean of the whole group stands in every line.
def split_by_quality(features, target):
    return features[target <= 3], features[(target > 3) & (target <= 6)], features[target > 6]

def means_table(names, bad, mid, good):
    return [f"{name} {bad.mean():.2f} {mid.mean():.2f} {good.mean():.2f}" for name in names]
