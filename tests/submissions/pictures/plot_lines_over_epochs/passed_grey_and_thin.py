# Style: a dark style; all states first, by a list comprehension with a walrus; the later the fainter; thin lines.
def plot_lines_over_epochs(X, y, start, alpha, epochs):
    W = start
    path = [W] + [W := W - 2 * alpha * ((X @ W - y) @ X) for _ in range(epochs)]
    with plt.style.context("dark_background"):
        fig, ax = plt.subplots()
        ax.set_facecolor("white")
        ax.plot(X[:, 1], y, "C0o", ms=4)
        for k, (a, b) in enumerate(path):
            ax.plot(X[:, 1], a + b * X[:, 1], color="0.2" if k == 0 else "0.8", lw=2 if k == 0 else 0.8)
        ax.set_xlabel("x")
        ax.set_ylabel("y")
    plt.show()
