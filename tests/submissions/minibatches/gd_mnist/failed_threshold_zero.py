# Mistake: the threshold of logits, on probabilities: every picture is taken for a one.
# named: threshold_at_zero
def gd_mnist(net, X, y, lr, epochs):
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses, accuracies = [], []
    for epoch in range(epochs):
        p = net(X)
        loss = F.binary_cross_entropy(p, y)
        losses.append(loss.item())
        accuracies.append(((p > 0) == y).sum().item() / len(y))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, accuracies
