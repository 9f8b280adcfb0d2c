# Style: BCELoss, optim.SGD, accuracy by rounding.
def gd_mnist(net, X, y, lr, epochs):
    loss_fn = nn.BCELoss()
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses, accuracies = [], []
    for epoch in range(epochs):
        yhat = net(X)
        loss = loss_fn(yhat, y)
        losses.append(loss.item())
        accuracies.append((yhat.round() == y).float().mean().item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, accuracies
