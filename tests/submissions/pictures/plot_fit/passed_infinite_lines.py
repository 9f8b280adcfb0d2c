# Style: axline draws a line that never ends; helper on axes; numbers by item.
def line(ax, w, **how):
    a, b = (v.item() for v in w)
    ax.axline((0, a), slope=b, **how)


def plot_fit(x, y, W, truth, filename):
    plt.style.use("default")
    plt.figure()
    ax = plt.gca()
    ax.scatter(x.tolist(), y.tolist(), label="data")
    line(ax, W, color="C1", label=r"$\hat{W}$")
    line(ax, truth, color="C2", linestyle="--", label="$W$")
    ax.set_xlabel("$x$")
    ax.set_ylabel("$y$")
    ax.legend()
    plt.gcf().savefig(filename)
