# Style: the first picture is the second at 0 and 1; nn.Linear with SGD; a fine grid; texts of a dict for the legend.
def fitted(X, y, start, alpha, n):
    net = nn.Linear(2, 1, bias=False)
    with torch.no_grad():
        net.weight.copy_(start.reshape(1, 2))
    optimizer = optim.SGD(net.parameters(), lr=alpha)
    for _ in range(n):
        optimizer.zero_grad()
        F.mse_loss(net(X).squeeze(), y, reduction="sum").backward()
        optimizer.step()
    return net


def plot_fits_at(X, y, start, alpha, epochs):
    fig, ax = plt.subplots()
    xs = torch.linspace(X[:, 1].min() - 0.2, X[:, 1].max() + 0.2, 40)
    grid = torch.column_stack([torch.ones(40), xs])
    ax.scatter(X[:, 1], y, c="k", s=5)
    curves = {f"{k} updates": ax.plot(xs, fitted(X, y, start, alpha, k)(grid).detach())[0] for k in epochs}
    ax.legend(curves.values(), curves.keys(), title="so far")
    ax.set_xlabel("input")
    ax.set_ylabel("output")
    return fig


def plot_before_after(X, y, W, alpha):
    return plot_fits_at(X, y, W, alpha, [0, 1])
