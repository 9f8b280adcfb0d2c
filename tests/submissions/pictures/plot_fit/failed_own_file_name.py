# Mistake: the picture is saved under a name of one's own.
# named: saved_under_another_name
def plot_fit(x, y, W, truth, filename):
    W = W.detach().numpy()
    plt.plot(x, y, "o", label="data")
    plt.plot(x, W[0] + W[1] * x.numpy(), label="fit")
    plt.plot(x, truth[0] + truth[1] * x, label="truth")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()
    plt.savefig("fit.png")
