# Mistake: the weights are drawn anew before the training, with the seed of the lecture.
def gd_mnist(net, X, y, lr, epochs):
    torch.manual_seed(1)
    for layer in net:
        if isinstance(layer, nn.Linear):
            layer.reset_parameters()
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses, accuracies = [], []
    for epoch in range(epochs):
        p = net(X)
        loss = nn.BCELoss()(p, y)
        losses.append(loss.item())
        accuracies.append(((p > 0.5) == (y > 0.5)).float().mean().item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, accuracies
