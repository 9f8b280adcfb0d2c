# Style: everything in double precision, an optimiser, a class of one's own for the loss.
class MeanOfSquares(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.MSELoss(reduction="none")

    def forward(self, yhat, y):
        return self.inner(yhat, y).mean()


def fit_with_mse_loss(X, y, start, alpha, epochs):
    X, y, W = X.double(), y.double().reshape(-1, 1), start.double().reshape(-1, 1).clone().requires_grad_()
    loss_of, optimiser = MeanOfSquares(), optim.SGD([W], lr=alpha)
    seen = []
    while len(seen) < epochs:
        loss = loss_of(X @ W, y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        seen.append((loss.item(), W.ravel().tolist()))
    return [one for one, _ in seen], [pair for _, pair in seen]
