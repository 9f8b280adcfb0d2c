# Mistake: an old recipe, `fig.gca(projection="3d")`, which matplotlib has given up.
def plot_loss_surface(X, y, grid, truth, path):
    fig = plt.figure()
    ax = fig.gca(projection="3d")
    A, B = np.meshgrid(grid.numpy(), grid.numpy())
    Z = ((A[..., None] + B[..., None] * X[:, 1].numpy() - y.numpy()) ** 2).sum(-1)
    ax.plot_surface(A, B, Z)
