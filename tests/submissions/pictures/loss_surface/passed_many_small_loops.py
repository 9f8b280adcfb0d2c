# Style: lists of lists, a torch loss module, every point of the path drawn by itself in a loop.
def plot_loss_surface(X, y, grid, truth, path):
    criterion = nn.MSELoss(reduction="sum")

    def loss_of(w0, w1):
        return criterion(w0 + w1 * X[:, 1], y).item()

    Z = []
    for w1 in grid:
        Z.append([])
        for w0 in grid:
            Z[-1].append(loss_of(w0, w1))
    fig = plt.figure()
    fig.suptitle("the loss")
    ax = fig.add_subplot(1, 1, 1, projection="3d", elev=5, azim=30)
    ax.plot_surface(*np.meshgrid(grid.numpy(), grid.numpy()), np.array(Z), alpha=0.3)
    ax.plot(truth[0].item(), truth[1].item(), loss_of(*truth), "k*", label="truth")
    ax.plot(path[0, 0].item(), path[0, 1].item(), loss_of(*path[0]), "b*", label="start")
    for number, (w0, w1) in enumerate(path):
        ax.plot(w0.item(), w1.item(), loss_of(w0, w1), "r.", label="path" if number == 1 else None)
    ax.set_xlabel("w0")
    ax.set_ylabel("w1")
    ax.set_xticks([-5, 0, 5, 10])
    ax.set_yticks([-5, 0, 5, 10])
    ax.legend()
    plt.show()
