# Mistake: the accuracy is computed after the update.
# named: accuracy_after_the_update
def gd_mnist(net, X, y, lr, epochs):
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses, accuracies = [], []
    for epoch in range(epochs):
        loss = F.binary_cross_entropy(net(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        with torch.no_grad():
            accuracies.append(((net(X) > 0.5).float() == y).float().mean().item())
    return losses, accuracies
