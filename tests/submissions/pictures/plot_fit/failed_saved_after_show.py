# Mistake: saved after show, so that the file holds an empty picture.
# named: saved_after_it_was_shown
def plot_fit(x, y, W, truth, filename):
    plt.title("fit")
    plt.scatter(x.numpy(), y.numpy(), color="green", label="points")
    xs = torch.linspace(x.min(), x.max(), 100)
    with torch.no_grad():
        plt.plot(xs, W[0] + W[1] * xs, color="red", label="model")
        plt.plot(xs, truth[0] + truth[1] * xs, color="black", label="real")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()
    plt.show()
    plt.savefig(filename)
