# Mistake: the player is returned, not the animation.
# named: film_kept_back
def animate_training(X, y, start, alpha, epochs, grid):
    from matplotlib.animation import FuncAnimation

    fig, ax = plt.subplots(figsize=(2, 2))
    W = start.clone()

    def step(k):
        ax.clear()
        ax.plot(X[:, 1], y, "o")
        ax.plot(X[:, 1], X @ W)
        W.add_(-2 * alpha * X.T @ (X @ W - y))

    film = FuncAnimation(fig, step, frames=epochs)
    return film.to_jshtml()
