# Mistake: only the network is moved.
# named: data_left_behind
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def train_anywhere(net, x, y, rate, epochs):
    net.to(device)
    optimizer = optim.Adam(net.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        loss = F.mse_loss(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
