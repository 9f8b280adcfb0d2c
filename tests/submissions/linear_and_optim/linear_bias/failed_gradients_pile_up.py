# Mistake: the gradients are never emptied.
def fit_layer(x, y, lr, epochs):
    net = nn.Linear(1, 1)
    optimizer = optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        loss = F.mse_loss(net(x.reshape(-1, 1)), y.reshape(-1, 1))
        loss.backward()
        optimizer.step()
    return net
