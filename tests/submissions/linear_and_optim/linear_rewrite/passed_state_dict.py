# Style: load_state_dict; one sample after the other is added to the loss; copies of arrays.
def net_with_weight(start):
    layer = nn.Linear(2, 1, bias=False)
    layer.load_state_dict({"weight": start.reshape(1, 2)})
    return layer


def train_net(net, X, y, alpha, epochs):
    n = X.shape[0]
    losses, weights = [], []
    for epoch in range(epochs):
        loss = 0
        for row, target in zip(X, y):
            loss = loss + (target - net.forward(row)) ** 2 / n
        loss.backward()
        with torch.no_grad():
            for p in net.parameters():
                p -= alpha * p.grad
                p.grad.zero_()
        losses += [loss.detach().numpy()]
        weights += [net.weight.detach().numpy().copy()]
    return losses, weights
