# Style: the loss as a quadratic form in NumPy, ax.set, both stars by one helper, a colour bar, an axes returned.
def plot_loss_surface(X, y, grid, truth, path):
    A, t, g = X.numpy(), y.numpy(), grid.numpy()
    a, b, c = A.T @ A, A.T @ t, t @ t

    def height(u, v):
        return a[0, 0] * u**2 + 2 * a[0, 1] * u * v + a[1, 1] * v**2 - 2 * b[0] * u - 2 * b[1] * v + c

    def stand(ax, W, **how):
        u, v = np.atleast_2d(W).T
        return ax.scatter(u, v, height(u, v), depthshade=False, **how)

    fig, ax = plt.subplots(subplot_kw={"projection": "3d"})
    U, V = g[None, :] + 0 * g[:, None], g[:, None] + 0 * g[None, :]
    made = ax.plot_surface(U, V, height(U, V), cmap=plt.cm.viridis, linewidth=0, rcount=200, ccount=200)
    fig.colorbar(made, shrink=0.6)
    dots = stand(ax, path, marker="o", s=3)
    stars = stand(ax, truth, marker="*", s=90), stand(ax, path[0], marker="*", s=90)
    ax.legend((*stars, dots), ("true", "start", "epochs"))
    ax.set(xlabel="intercept", ylabel="slope", xticks=range(-5, 11, 5), yticks=range(-5, 11, 5))
    ax.view_init(azim=30, elev=5)
    return ax
