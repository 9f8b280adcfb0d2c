# Mistake: a column of predictions and flat targets.
def fit_layer(x, y, lr, epochs):
    net = nn.Linear(1, 1)
    optimizer = optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        loss = ((net(x.reshape(-1, 1)) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return net
