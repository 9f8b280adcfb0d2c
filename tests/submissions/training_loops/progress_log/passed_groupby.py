# Style: the epochs are grouped into shown and hidden runs; capitals, six decimals, %-format, NumPy in float64.
from itertools import groupby

def progress_log(X, y, start, alpha, epochs, shown):
    X, y, W = X.double().numpy(), y.double().numpy(), start.double().numpy()
    form = "Epoch %d: Loss %.6f, Update (%.6f, %.6f), W (%.6f, %.6f)"
    out = []
    for visible, run in groupby(range(1, epochs + 1), key=set(shown).__contains__):
        if not visible:
            out += ["..."]
        for epoch in run:
            r = y - X @ W
            step = alpha * 2 * np.mean(X * r[:, None], axis=0)
            W = W + step
            if visible:
                out += [form % (epoch, np.mean(r**2), *step, *W)]
    return out
