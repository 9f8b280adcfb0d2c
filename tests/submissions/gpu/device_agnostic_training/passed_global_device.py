# Style: the idiom at the top of the cell, nn.MSELoss, floats.
device = "cuda" if torch.cuda.is_available() else "cpu"


def train_anywhere(net, x, y, rate, epochs):
    net = net.to(device)
    x = x.to(device)
    y = y.to(device)
    loss_fn = nn.MSELoss()
    optimizer = optim.Adam(net.parameters(), lr=rate)
    losses = []
    for epoch in range(epochs):
        yhat = net(x)
        loss = loss_fn(yhat, y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
    return losses
