# Mistake: an old recipe, `Axes3D(fig)`, which no longer puts the axes into the figure.
from mpl_toolkits.mplot3d import Axes3D


def plot_loss_surface(X, y, grid, truth, path):
    fig = plt.figure()
    ax = Axes3D(fig)
    A, B = np.meshgrid(grid.numpy(), grid.numpy())
    Z = ((A[..., None] + B[..., None] * X[:, 1].numpy() - y.numpy()) ** 2).sum(-1)
    ax.plot_surface(A, B, Z)
    ax.view_init(elev=5, azim=30)
    plt.show()
