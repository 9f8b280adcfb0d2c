# Mistake: the targets of the batch stay behind.
# named: targets_not_moved
device = "cuda" if torch.cuda.is_available() else "cpu"


def train_in_batches(net, X, y, rate, batch_size, epochs):
    net.to(device)
    optimizer = optim.SGD(net.parameters(), lr=rate)
    losses = []
    for epoch in range(epochs):
        for a, b in zip(X.split(batch_size), y.split(batch_size)):
            a = a.to(device)
            optimizer.zero_grad()
            loss = F.mse_loss(net(a), b)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
