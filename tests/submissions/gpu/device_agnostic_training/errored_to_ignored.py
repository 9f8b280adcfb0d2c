# Mistake: x.to(device) as if tensors moved in place like networks.
# named: data_left_behind
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def train_anywhere(net, x, y, rate, epochs):
    net.to(device)
    x.to(device)
    y.to(device)
    optimizer = optim.Adam(net.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        loss = torch.mean((net(x) - y) ** 2)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
