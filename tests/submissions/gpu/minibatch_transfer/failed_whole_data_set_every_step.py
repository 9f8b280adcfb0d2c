# Mistake: the data set is moved again for every batch, and then cut.
device = "cuda" if torch.cuda.is_available() else "cpu"


def train_in_batches(net, X, y, rate, batch_size, epochs):
    net.to(device)
    optimizer = optim.SGD(net.parameters(), lr=rate)
    losses = []
    for epoch in range(epochs):
        for i in range(0, len(X), batch_size):
            inputs = X.to(device)[i : i + batch_size]
            targets = y.to(device)[i : i + batch_size]
            loss = F.mse_loss(net(inputs), targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
