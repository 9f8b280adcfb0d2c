# Mistake: the network is trained on the device and then brought back.
# named: trained_on_the_cpu
device = "cuda:0" if torch.cuda.is_available() else "cpu"


def train_anywhere(net, x, y, rate, epochs):
    net.to(device)
    x, y = x.to(device), y.to(device)
    optimizer = optim.Adam(net.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    net.cpu()
    return losses
