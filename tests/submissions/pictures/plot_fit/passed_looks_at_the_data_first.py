# Style: a picture of the data alone is shown first; the fit is another picture.
def plot_fit(x, y, W, truth, filename):
    plt.scatter(x, y, color="gray")
    plt.title("the data")
    plt.show()
    w, t = W.tolist(), truth.tolist()
    low, high = min(x).item(), max(x).item()
    plt.scatter(x, y, color="gray", alpha=0.5)
    for (a, b), name in ((w, "fit"), (t, "truth")):
        plt.plot([low, high], [a + b * low, a + b * high], label=name)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()
    plt.savefig(filename)
    plt.show()
