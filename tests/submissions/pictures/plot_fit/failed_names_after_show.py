# Mistake: the axes get their names when the picture has been shown already.
def plot_fit(x, y, W, truth, filename):
    W = W.detach()
    plt.scatter(x, y)
    plt.plot(x, W[0] + W[1] * x, label="fit")
    plt.plot(x, truth[0] + truth[1] * x, label="truth")
    plt.legend()
    plt.savefig(filename)
    plt.show()
    plt.xlabel("x")
    plt.ylabel("y")
