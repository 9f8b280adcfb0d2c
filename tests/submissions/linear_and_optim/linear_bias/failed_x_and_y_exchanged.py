# Mistake: the layer predicts x from y.
def fit_layer(x, y, lr, epochs):
    net = nn.Linear(1, 1)
    optimizer = optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        loss = F.mse_loss(net(y.reshape(-1, 1)), x.reshape(-1, 1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return net
