# Style: plain Python over columns of floats, lists returned.
def standardise_columns(table):
    n = len(table)
    means, variances, columns = [], [], []
    for column in zip(*table.tolist()):
        m = sum(column) / n
        v = sum((x - m) ** 2 for x in column) / (n - 1)
        means.append(m)
        variances.append(v)
        columns.append([(x - m) / math.sqrt(v) for x in column])
    return means, variances, torch.tensor(columns).T
