# Mistake: squeezed predictions against a column of labels: the accuracy is that of all pairs.
# named: compared_with_everything
def gd_mnist(net, X, y, lr, epochs):
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses, accuracies = [], []
    for epoch in range(epochs):
        p = net(X)
        loss = F.binary_cross_entropy(p, y)
        losses.append(loss.item())
        accuracies.append(((p.squeeze() > 0.5) == y).float().mean().item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, accuracies
