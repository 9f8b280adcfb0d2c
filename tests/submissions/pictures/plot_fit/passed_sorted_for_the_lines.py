# Style: the lines through the sorted data, a marker-only plot, the figure closed after it was saved.
def plot_fit(x, y, W, truth, filename):
    fig = plt.figure(figsize=(8, 5))
    w = W.detach().numpy()
    order = np.argsort(x.numpy())
    plt.plot(x.numpy(), y.numpy(), "b.", label="observed")
    for name, (a, b), style in [("W hat", w, "r-"), ("W", truth.numpy(), "g--")]:
        plt.plot(x.numpy()[order], (a + b * x.numpy())[order], style, label=name)
    plt.grid(True)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend(loc="best")
    plt.savefig(filename, bbox_inches="tight")
    plt.close(fig)
