# Mistake: the lines are printed and not returned.
def split_by_quality(features, target):
    return features[target <= 3], features[(target > 3) & (target <= 6)], features[target > 6]

def means_table(names, bad, mid, good):
    for name, b, m, g in zip(names, bad.mean(0), mid.mean(0), good.mean(0)):
        print(f"{name} {b:.2f} {m:.2f} {g:.2f}")
