# Style: a separate evaluation in eval mode before each update, accuracy counted picture by picture.
def look(net, X, y):
    net.eval()
    with torch.no_grad():
        p = net(X)
        right = sum(int(float(a) > 0.5) == int(b) for a, b in zip(p.flatten(), y.flatten()))
        loss = F.binary_cross_entropy(p, y)
    net.train()
    return loss.numpy(), right / len(y)


def gd_mnist(net, X, y, lr, epochs):
    history = []
    optimizer = torch.optim.SGD(params=net.parameters(), lr=lr)
    for _ in range(epochs):
        history.append(look(net, X, y))
        F.binary_cross_entropy(net(X), y).backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
    return [row[0] for row in history], [row[1] for row in history]
