# Style: an nn.Module of two nn.Parameter scalars, nn.MSELoss, and the history as a tensor.
class Line(nn.Module):
    def __init__(self, start):
        super().__init__()
        self.w0 = nn.Parameter(start[0].clone())
        self.w1 = nn.Parameter(start[1].clone())

    def forward(self, X):
        return self.w0 + self.w1 * X[:, 1]

criterion = nn.MSELoss()

def train_mse(X, y, start, alpha, epochs):
    model = Line(start)
    optimizer = torch.optim.SGD(model.parameters(), lr=alpha)
    losses, parameters = torch.zeros(epochs), torch.zeros(epochs, 2)
    for t in range(1, epochs + 1):
        optimizer.zero_grad()
        loss = criterion(y, model.forward(X))
        loss.backward()
        optimizer.step()
        losses[t - 1] = loss.item()
        parameters[t - 1, 0], parameters[t - 1, 1] = model.w0.item(), model.w1.item()
    return losses, parameters
