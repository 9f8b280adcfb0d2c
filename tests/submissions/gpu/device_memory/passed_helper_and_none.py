# Style: a helper whose local name ends with it; the sums come back half by half.
device = "cuda" if torch.cuda.is_available() else "cpu"


def bytes_taken(thing):
    m0 = torch.cuda.memory_allocated()
    thing = thing.to(device)
    m1 = torch.cuda.memory_allocated()
    return m1 - m0


def sums_of(rows):
    rows = rows.to(device)
    s = torch.zeros(rows.shape[1], device=device, dtype=rows.dtype)
    for j in range(rows.shape[1]):
        s[j] = rows[:, j].sum()
    return s.cpu()


def column_sums(X):
    even_rows = torch.arange(0, len(X), 2)
    odd_rows = torch.arange(1, len(X), 2)
    return sums_of(X[even_rows]) + sums_of(X[odd_rows])
