# Mistake: the sum of the squared errors. Adam hardly notices; the losses do.
device = "cuda:0" if torch.cuda.is_available() else "cpu"


def train_anywhere(net, x, y, rate, epochs):
    net.to(device)
    x, y = x.to(device), y.to(device)
    optimizer = optim.Adam(net.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = ((net(x) - y) ** 2).sum()
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return losses
