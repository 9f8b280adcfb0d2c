# Style: an nn.Module with a linear layer; its live parameters are the answer, of shapes (1, 1) and (1,).
class LinearRegression(nn.Module):
    def __init__(self, start):
        super(LinearRegression, self).__init__()
        self.linear = nn.Linear(1, 1)
        self.linear.weight.data = start[0].reshape(1, 1).clone()
        self.linear.bias.data = start[1].reshape(1).clone()

    def forward(self, x):
        return self.linear(x)

def train_fahrenheit(x, y, start, lr, epochs, log_every):
    model = LinearRegression(start)
    criterion = nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    log = []
    for epoch in range(epochs):
        outputs = model(x.view(-1, 1))
        loss = criterion(outputs, y.view(-1, 1))
        if torch.isnan(loss).any() or torch.isinf(loss).any():
            break
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if (epoch + 1) % log_every == 0:
            log.append((epoch + 1, loss))
    return log, list(model.parameters())
