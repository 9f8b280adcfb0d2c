# Style: a recursion that draws one endless line a call; the line of the start comes last and on top.
def draw_from(ax, X, y, W, rate, left):
    if left > 0:
        W = W - rate * torch.autograd.functional.jacobian(lambda V: ((X @ V - y) ** 2).sum(), W)
        ax.axline((0, W[0]), slope=W[1], color="green", alpha=0.2, zorder=1)
        draw_from(ax, X, y, W, rate, left - 1)


def plot_lines_over_epochs(X, y, start, alpha, epochs):
    ax = plt.figure().add_subplot()
    ax.scatter(*zip(*[(x.item(), t.item()) for x, t in zip(X[:, 1], y)]))
    draw_from(ax, X, y, start, alpha, epochs)
    ax.axline((0, start[0]), slope=start[1], color="green", zorder=2)
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    return ax.figure
