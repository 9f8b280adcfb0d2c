# Mistake: the predictions are returned in place of the layer.
# named: predictions_returned
def fit_layer(x, y, lr, epochs):
    net = nn.Linear(1, 1)
    optimizer = optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        yhat = net(x.reshape(-1, 1))
        loss = F.mse_loss(yhat, y.reshape(-1, 1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return yhat
