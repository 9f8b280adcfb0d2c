# Style: the layer and the data in double precision, evaluated and switched back.
def fit_layer(x, y, lr, epochs):
    X, Y = x.double().view(len(x), 1), y.double().view(len(y), 1)
    torch.manual_seed(0)
    line = nn.Linear(1, 1, dtype=torch.float64)
    sgd = torch.optim.SGD(line.parameters(), lr)
    line.train()
    for _ in range(epochs):
        sgd.zero_grad()
        F.mse_loss(line(X), Y).backward()
        sgd.step()
    return line.eval()
