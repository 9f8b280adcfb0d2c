# Style: trained after all, in double precision, until nothing changes; attached losses.
def truth_or_minimum(X, y, truth):
    A, t = X.double(), y.double()
    W = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = optim.LBFGS([W], lr=1, max_iter=100, tolerance_grad=1e-12, tolerance_change=1e-14)

    def closure():
        optimizer.zero_grad()
        loss = (A @ W - t).pow(2).sum()
        loss.backward()
        return loss

    for _ in range(3):
        optimizer.step(closure)
    return W, closure(), (A @ truth.double() - t).norm() ** 2
