# Mistake: the file is saved as soon as the figure is open.
# named: saved_before_it_was_drawn
def plot_fit(x, y, W, truth, filename):
    fig, ax = plt.subplots()
    fig.savefig(filename)
    xs = torch.linspace(x.min(), x.max(), 100)
    W = W.detach()
    ax.scatter(x, y, label="data")
    ax.plot(xs, W[0] + W[1] * xs, label="fit")
    ax.plot(xs, truth[0] + truth[1] * xs, label="truth")
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.legend()
    plt.show()
