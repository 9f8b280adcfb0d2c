# Style: nn.Linear and SGD, attached losses in tensors, outcomes in a NumPy array of strings.
class Line(nn.Module):
    def __init__(self, start):
        super().__init__()
        self.linear = nn.Linear(2, 1, bias=False)
        self.linear.weight.data = start.clone().reshape(1, 2)

    def forward(self, X):
        return self.linear(X)


def fate(h):
    if not torch.isfinite(h).all() or h[-1] > 1.01 * h.min():
        return "diverges"
    return "too slow" if h[-1] < 0.99 * h[-2] else "converges"


def learning_rate_sweep(X, y, start, alphas, epochs):
    criterion = nn.MSELoss(reduction="sum")
    curves = torch.zeros(len(alphas), epochs)
    for row, lr in enumerate(alphas):
        net = Line(start)
        optimizer = optim.SGD(net.parameters(), lr=lr)
        for epoch in range(epochs):
            optimizer.zero_grad()
            loss = criterion(net(X), y.view(-1, 1))
            curves.data[row, epoch] = loss.data
            loss.backward()
            optimizer.step()
    return curves, np.array([fate(h) for h in curves])


def stable_limit(X):
    return 2.0 / torch.linalg.svdvals(2 * X.T.mm(X))[0]
