# Style: for a small memory: gradients of ten pieces pile up, one update an epoch.
def gd_mnist(net, X, y, lr, epochs):
    n = len(X)
    losses, accuracies = torch.zeros(epochs), torch.zeros(epochs)
    optimizer = optim.SGD(net.parameters(), lr)
    total = nn.BCELoss(reduction="sum")
    for epoch in range(epochs):
        optimizer.zero_grad()
        for inputs, targets in zip(X.chunk(10), y.chunk(10)):
            p = net(inputs)
            loss = total(p, targets) / n
            loss.backward()
            losses[epoch] += loss.item()
            accuracies[epoch] += torch.eq(p > 0.5, targets.bool()).sum().item()
        optimizer.step()
    return losses, accuracies / n
