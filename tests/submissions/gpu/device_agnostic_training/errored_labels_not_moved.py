# Mistake: y stays on the CPU.
# named: labels_left_behind
device = "cuda:0" if torch.cuda.is_available() else "cpu"


def train_anywhere(net, x, y, rate, epochs):
    net = net.to(device)
    x = x.to(device)
    criterion = nn.MSELoss()
    optimizer = optim.Adam(net.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = criterion(net(x), y)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return losses
