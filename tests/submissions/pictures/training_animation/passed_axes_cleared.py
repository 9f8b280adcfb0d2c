# Style: the left axes wiped in every frame, the right ones only added to; training before, frames counted from 0.
from matplotlib import animation


def animate_training(X, y, start, alpha, epochs, grid):
    Ws = [start]
    for _ in range(epochs):
        W = Ws[-1]
        Ws.append(W - alpha * (-2 * X.T @ y + 2 * X.T @ X @ W))
    L = [torch.sum((y - X @ W) ** 2) for W in Ws]
    a, b = torch.meshgrid(grid, grid, indexing="xy")
    Z = torch.zeros_like(a)
    for xi, yi in zip(X[:, 1], y):
        Z = Z + (yi - a - b * xi) ** 2
    fig = plt.figure(figsize=(8, 3))
    ax1 = fig.add_subplot(1, 2, 1)
    ax2 = fig.add_subplot(1, 2, 2, projection="3d")
    ax2.plot_surface(a.numpy(), b.numpy(), Z.numpy(), alpha=0.2)
    ax2.plot(*Ws[0].tolist(), L[0].item(), "ko")

    def func(epoch):
        ax1.cla()
        ax1.plot(X[:, 1], y, "o")
        ax1.plot(X[:, 1], X @ Ws[epoch + 1], "--")
        ax2.scatter(Ws[epoch + 1][0], Ws[epoch + 1][1], L[epoch + 1], color="red")
        fig.suptitle("alpha={} / epoch={}".format(alpha, epoch + 1))

    ani = animation.FuncAnimation(fig, func, frames=epochs, init_func=lambda: None)
    plt.close()
    return ani
