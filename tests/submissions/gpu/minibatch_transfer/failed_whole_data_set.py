# Mistake: the whole data set is moved first.
# named: whole_data_set_moved
device = "cuda" if torch.cuda.is_available() else "cpu"


def train_in_batches(net, X, y, rate, batch_size, epochs):
    net.to(device)
    X = X.to(device)
    y = y.to(device)
    optimizer = optim.SGD(net.parameters(), lr=rate)
    losses = []
    for epoch in range(epochs):
        for i in range(0, len(X), batch_size):
            loss = F.mse_loss(net(X[i : i + batch_size]), y[i : i + batch_size])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
