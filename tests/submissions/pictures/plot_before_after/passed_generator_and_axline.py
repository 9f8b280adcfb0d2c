# Style: a generator of parameters that goes as far as it is asked; endless lines; the axes are returned.
import itertools


def walk(X, y, W, alpha):
    while True:
        yield W
        W = W - 2 * alpha * (X.T @ (X @ W - y))


def canvas(X, y):
    _, ax = plt.subplots()
    ax.plot(X[:, 1].tolist(), y.tolist(), ".", color="gray")
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    return ax


def plot_before_after(X, y, W, alpha):
    ax = canvas(X, y)
    for name, (a, b) in zip(("W", "W - alpha * gradient"), walk(X, y, W, alpha)):
        ax.axline((0, float(a)), slope=float(b), label=name)
    ax.legend()
    return ax


def plot_fits_at(X, y, start, alpha, epochs):
    ax = canvas(X, y)
    for k in epochs:
        a, b = next(itertools.islice(walk(X, y, start, alpha), k, None)).tolist()
        ax.axline((0, a), (1, a + b), label=k)
    ax.legend()
    return ax
