# Style: masks, an f-string for each name.
def split_by_quality(features, target):
    bad = features[target <= 3]
    mid = features[(target > 3) & (target < 7)]
    good = features[target >= 7]
    return bad, mid, good

def means_table(names, bad, mid, good):
    rows = []
    for i, name in enumerate(names):
        rows.append(f"{name} {bad[:, i].mean():.2f} {mid[:, i].mean():.2f} {good[:, i].mean():.2f}")
    return rows
