# Style: a script as it is: the unsorted x for the lines, no_grad, one list of names for all, shown after it was saved.
def plot_fit(x, y, W, truth, filename):
    plt.plot(x, y, "o")
    with torch.no_grad():
        plt.plot(x, W[0] + W[1] * x, "r")
        plt.plot(x, truth[0] + truth[1] * x, "g")
    plt.legend(["data", "fit", "truth"])
    plt.xlabel("x")
    plt.ylabel("y")
    plt.savefig(filename)
    plt.show()
