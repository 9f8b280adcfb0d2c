# Style: the frames are the states themselves; everything is wiped and drawn anew; both titles by plt.
def animate_training(X, y, start, alpha, epochs, grid):
    from matplotlib.animation import FuncAnimation

    class Trainer:
        def __init__(self):
            self.net = nn.Linear(2, 1, bias=False)
            self.net.weight.data = start.reshape(1, 2).clone()
            self.optimizer = optim.SGD(self.net.parameters(), lr=alpha)
            self.states = [start.clone()]

        def fit(self):
            for _ in range(epochs):
                loss = ((self.net(X).flatten() - y) ** 2).sum()
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
                self.states.append(self.net.weight.detach().clone().flatten())
            return self.states

    def loss_at(W):
        return ((X @ W - y) ** 2).sum().item()

    states = Trainer().fit()
    grids = torch.meshgrid(grid, grid, indexing="xy")
    Z = torch.tensor([[loss_at(torch.stack([u, v])) for u, v in zip(*rows)] for rows in zip(*grids)])
    fig = plt.figure()

    def draw(shown):
        k, W = shown
        fig.clf()
        ax1 = fig.add_subplot(1, 2, 1)
        ax1.scatter(X[:, 1], y)
        ax1.plot(X[:, 1], X @ W, color="orange")
        ax1.set_title(f"epoch {k}")
        ax2 = fig.add_subplot(1, 2, 2, projection="3d")
        ax2.plot_surface(*grids, Z, cmap="viridis", alpha=0.5)
        so_far = torch.stack(states[: k + 1])
        ax2.plot(so_far[:, 0], so_far[:, 1], [loss_at(S) for S in so_far], "ro-")
        ax2.set_title(f"alpha {alpha}")

    return FuncAnimation(fig, draw, frames=list(enumerate(states))[1:])
