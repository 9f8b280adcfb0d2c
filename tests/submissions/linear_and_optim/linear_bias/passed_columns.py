# Style: both as columns, all the parts of PyTorch.
def fit_layer(x, y, lr, epochs):
    x, y = x.unsqueeze(1), y.unsqueeze(1)
    net = nn.Linear(1, 1)
    loss_fn = nn.MSELoss()
    optimizer = optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        yhat = net(x)
        loss = loss_fn(yhat, y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    return net
