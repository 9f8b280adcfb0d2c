# Mistake: no zero_grad.
# named: gradients_add_up
device = "cuda:0" if torch.cuda.is_available() else "cpu"


def train_anywhere(net, x, y, rate, epochs):
    net.to(device)
    x, y = x.to(device), y.to(device)
    optimizer = optim.Adam(net.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        loss = ((net(x) - y) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return losses
