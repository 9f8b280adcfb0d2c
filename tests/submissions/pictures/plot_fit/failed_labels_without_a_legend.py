# Mistake: labels are given, and the legend is never asked for.
# named: labels_without_a_legend
def plot_fit(x, y, W, truth, filename):
    plt.scatter(x, y, label="data")
    xs = torch.linspace(x.min(), x.max(), 100)
    W = W.detach()
    plt.plot(xs, W[0] + W[1] * xs, label="fit")
    plt.plot(xs, truth[0] + truth[1] * xs, label="truth")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.savefig(filename)
