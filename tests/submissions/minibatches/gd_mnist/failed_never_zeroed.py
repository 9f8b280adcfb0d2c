# Mistake: zero_grad without parentheses.
# named: not_zeroed
def gd_mnist(net, X, y, lr, epochs):
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses, accuracies = [], []
    for epoch in range(epochs):
        p = net(X)
        loss = nn.BCELoss()(p, y)
        losses.append(loss.item())
        accuracies.append(((p > 0.5) == y).float().mean().item())
        optimizer.zero_grad
        loss.backward()
        optimizer.step()
    return losses, accuracies
