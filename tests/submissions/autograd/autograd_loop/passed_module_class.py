# Style: a module around the model, SGD, numpy histories.
class Fit(nn.Module):
    def __init__(self, model, start):
        super().__init__()
        self.model, self.params = model, nn.Parameter(start.detach().clone())

    def forward(self, x):
        return self.model(x, self.params)


def train_autograd(model, start, x, y, lr, epochs):
    net = Fit(model, start)
    criterion, optimizer = nn.MSELoss(), optim.SGD(net.parameters(), lr=lr)
    history = {"loss": [], "params": []}
    for epoch in range(epochs):
        loss = criterion(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        history["loss"].append(loss.item())
        history["params"].append(net.params.detach().numpy().copy())
    return history["loss"], np.stack(history["params"])
