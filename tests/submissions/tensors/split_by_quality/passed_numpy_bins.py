# Style: digitize sorts the scores into bins; format with alignment; the means in NumPy's float64.
def split_by_quality(features, target):
    bins = np.digitize(target.numpy(), [4, 7])
    return [torch.from_numpy(features.numpy()[bins == b]) for b in range(3)]

def means_table(names, bad, mid, good):
    means = np.array([np.mean(group.numpy().astype(np.float64), axis=0) for group in (bad, mid, good)]).T
    width = max(len(name) for name in names)
    return [name.ljust(width) + "".join("{:>10.2f}".format(m) for m in row) for name, row in zip(names, means)]
