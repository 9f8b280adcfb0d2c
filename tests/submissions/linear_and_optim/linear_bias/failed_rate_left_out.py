# Mistake: the optimiser has its default learning rate.
def fit_layer(x, y, lr, epochs):
    net = nn.Linear(1, 1)
    optimizer = optim.SGD(net.parameters())
    for _ in range(epochs):
        loss = F.mse_loss(net(x.reshape(-1, 1)), y.reshape(-1, 1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return net
