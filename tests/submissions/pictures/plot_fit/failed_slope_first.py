# Mistake: slope and intercept change places.
# named: intercept_and_slope_exchanged
def plot_fit(x, y, W, truth, filename):
    plt.scatter(x, y, label="data")
    xs = torch.linspace(x.min(), x.max(), 100)
    W = W.detach()
    plt.plot(xs, W[0] * xs + W[1], label="fit")
    plt.plot(xs, truth[0] * xs + truth[1], label="truth")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()
    plt.savefig(filename)
