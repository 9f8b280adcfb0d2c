# Style: index lists, a helper for the device, non_blocking copies.
def train_in_batches(net, X, y, rate, batch_size, epochs):
    def to_device(t):
        return t.to("cuda:0" if torch.cuda.is_available() else "cpu", non_blocking=True)

    net = to_device(net)
    opt = optim.SGD(net.parameters(), lr=rate)
    losses = []
    for epoch in range(1, epochs + 1):
        for index in torch.arange(len(X)).split(batch_size):
            inputs, targets = map(to_device, (X[index], y[index]))
            opt.zero_grad()
            loss = F.mse_loss(net(inputs), targets)
            loss.backward()
            opt.step()
            losses += [float(loss)]
    return torch.tensor(losses)
