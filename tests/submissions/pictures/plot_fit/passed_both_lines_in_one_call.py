# Style: a matrix of two columns is two lines; handles for the legend; axes, figure and returned values.
def plot_fit(x, y, W, truth, filename):
    ends = np.array([float(x.min()) - 1, float(x.max()) + 1])
    both = torch.stack([W, truth], dim=1).data.numpy()
    fig, ax = plt.subplots()
    dots = ax.scatter(x, y, s=12, c="k", marker="x")
    fitted, true = ax.plot(ends, np.stack([np.ones(2), ends], axis=1) @ both)
    true.set_linestyle(":")
    ax.legend([fitted, true], ["적합한 직선", "참 직선"])
    ax.set(xlabel="입력", ylabel="출력", title="Korean labels")
    fig.savefig(fname=filename, dpi=50)
    return fig, ax
