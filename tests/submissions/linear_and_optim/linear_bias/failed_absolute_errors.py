# Mistake: the mean absolute error, whose line is another.
def fit_layer(x, y, lr, epochs):
    net = nn.Linear(1, 1)
    optimizer = optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        loss = F.l1_loss(net(x.reshape(-1, 1)), y.reshape(-1, 1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return net
