# Style: the formula of the page, parameters moved by hand, attached tensors kept in the lists.
def gd_mnist(net, X, y, lr, epochs):
    losses, accuracies = [], []
    for _ in range(epochs):
        net.zero_grad()
        p = net.forward(X)
        loss = -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).sum() / len(y)
        loss.backward()
        for parameter in net.parameters():
            parameter.data -= lr * parameter.grad
        losses.append(loss)
        accuracies.append(((p > 0.5) == (y == 1)).sum() / y.shape[0])
    return losses, accuracies
