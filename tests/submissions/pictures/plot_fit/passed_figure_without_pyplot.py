# Style: matplotlib's objects only; the figure is returned.
def plot_fit(x, y, W, truth, filename):
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4, 3), layout="constrained")
    axes = figure.add_subplot()
    xs = torch.linspace(x.min() - 0.1, x.max() + 0.1, 50)
    axes.plot(xs, torch.stack([torch.ones(50), xs], 1) @ W.detach(), lw=3, alpha=0.4, label="gradient descent")
    axes.plot(xs, torch.stack([torch.ones(50), xs], 1) @ truth, "k", lw=1, label="made from")
    axes.plot(x, y, linestyle="none", marker="+")
    axes.set_xlabel("x")
    axes.set_ylabel("y")
    axes.legend()
    figure.savefig(filename)
    return figure
