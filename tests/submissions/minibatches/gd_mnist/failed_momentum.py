# Mistake: momentum 0.9 from another notebook.
def gd_mnist(net, X, y, lr, epochs):
    optimizer = optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    losses, accuracies = [], []
    for epoch in range(epochs):
        p = net(X)
        loss = F.binary_cross_entropy(p, y)
        losses.append(loss.item())
        accuracies.append(((p > 0.5) == y).sum().item() / len(y))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, accuracies
