# Mistake: the loss of logits on probabilities.
# named: sigmoid_twice
def gd_mnist(net, X, y, lr, epochs):
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses, accuracies = [], []
    for epoch in range(epochs):
        p = net(X)
        loss = loss_fn(p, y)
        losses.append(loss.item())
        accuracies.append(((p > 0.5).float() == y).float().mean().item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, accuracies
