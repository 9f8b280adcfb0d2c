# Mistake: `plt.xlabel = ...` writes over the function, and no axis gets a name.
def plot_fit(x, y, W, truth, filename):
    plt.plot(x, y, "o", label="data")
    with torch.no_grad():
        plt.plot(x, W[0] + W[1] * x, label="fit")
    plt.plot(x, truth[0] + truth[1] * x, label="truth")
    plt.xlabel = "x"
    plt.ylabel = "y"
    plt.legend()
    plt.savefig(filename)
