# Mistake: the bias is switched off, as on the pages before, and the ones are gone as well.
# named: without_bias
def fit_layer(x, y, lr, epochs):
    net = nn.Linear(1, 1, bias=False)
    optimizer = optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        loss = F.mse_loss(net(x.reshape(-1, 1)), y.reshape(-1, 1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return net
