# Style: lists of row numbers, aligned columns by the percent sign.
def split_by_quality(features, target):
    groups = [[], [], []]
    for i, t in enumerate(target.tolist()):
        groups[0 if t <= 3 else 1 if t <= 6 else 2].append(i)
    return tuple(features[torch.tensor(group, dtype=torch.long)] for group in groups)

def means_table(names, bad, mid, good):
    means = zip(names, bad.mean(0).tolist(), mid.mean(0).tolist(), good.mean(0).tolist())
    return ["%-25s %8.2f %8.2f %8.2f" % row for row in means]
