# Style: an init_func that draws the start, offsets of a 3-D scatter moved, (figure, animation) returned as a pair.
import matplotlib.animation


def animate_training(X, y, start, alpha, epochs, grid):
    W, history = start.clone(), [start.clone()]
    for _ in range(epochs):
        W -= alpha * 2 * X.T @ (X @ W - y)
        history.append(W.clone())
    H = torch.stack(history)
    E = (X @ H.T - y.unsqueeze(1)).pow(2).sum(0)

    fig = plt.figure()
    left = plt.subplot(1, 2, 1)
    right = plt.subplot(1, 2, 2, projection="3d")
    pairs = torch.cartesian_prod(grid, grid)
    heights = (X @ pairs.T - y.unsqueeze(1)).pow(2).sum(0)
    n = len(grid)
    right.plot_surface(*(v.reshape(n, n).numpy() for v in (pairs[:, 0], pairs[:, 1], heights)), rcount=n, ccount=n)
    left.plot(X[:, 1], y, "o")
    line = left.axline((0, start[0].item()), slope=start[1].item())
    dots = right.scatter([], [], [])

    def show(k):
        line.set_xy1((0, H[k, 0].item()))
        line.set_slope(H[k, 1].item())
        dots._offsets3d = (H[: k + 1, 0].numpy(), H[: k + 1, 1].numpy(), E[: k + 1].numpy())
        left.set_title(f"lr={alpha} k={k}")
        return line, dots

    return fig, matplotlib.animation.FuncAnimation(fig, show, init_func=lambda: show(0), frames=1 + np.arange(epochs))
