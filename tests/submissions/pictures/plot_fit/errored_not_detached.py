# Mistake: the fitted line still requires a gradient.
# named: still_attached
def plot_fit(x, y, W, truth, filename):
    fig, ax = plt.subplots()
    ax.scatter(x, y)
    ax.plot(x, W[0] + W[1] * x, label="fit")
    ax.plot(x, truth[0] + truth[1] * x, label="truth")
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.legend()
    fig.savefig(filename)
