# Style: a chain of if and elif, loops that fill zeros, columns of shape (n, 1) by view.
def variable_kind(column):
    if column == "cellar temperature" or column == "sugar":
        kind = "continuous"
    elif column in ["sweetness", "medal", "bottle size"]:
        kind = "ordinal"
    else:
        kind = "categorical"
    return kind

def encode_column(values, kind, levels):
    n, K = len(values), len(levels)
    if kind == "categorical":
        out = torch.zeros(n, K)
        for i in range(n):
            for k in range(K):
                if values[i] == levels[k]:
                    out[i][k] = 1
    elif kind == "ordinal":
        out = torch.zeros(n).view(n, 1)
        for i in range(n):
            rank = 0
            while levels[rank] != values[i]:
                rank = rank + 1
            out[i] = rank
    else:
        out = torch.FloatTensor(values).view(-1, 1)
    return out
