# Mistake: a copy of the network learns, the network itself does not.
# named: a_copy_is_trained
import copy


def gd_mnist(net, X, y, lr, epochs):
    model = copy.deepcopy(net)
    optimizer = optim.SGD(model.parameters(), lr=lr)
    losses, accuracies = [], []
    for epoch in range(epochs):
        p = model(X)
        loss = F.binary_cross_entropy(p, y)
        losses.append(loss.item())
        accuracies.append(((p > 0.5) == y).sum().item() / len(y))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, accuracies
