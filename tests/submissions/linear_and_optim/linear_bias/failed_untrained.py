# Mistake: in every epoch another layer, and the last one is returned.
def fit_layer(x, y, lr, epochs):
    for _ in range(epochs):
        net = nn.Linear(1, 1)
        optimizer = optim.SGD(net.parameters(), lr=lr)
        loss = F.mse_loss(net(x.reshape(-1, 1)), y.reshape(-1, 1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return net
