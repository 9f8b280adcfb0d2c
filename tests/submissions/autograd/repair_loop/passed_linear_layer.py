# Style: nn.Linear on columns; weight and bias are put together at the end.
def repaired_loop(x, y, start, lr, epochs):
    net = nn.Linear(1, 1)
    with torch.no_grad():
        net.weight.fill_(start[0])
        net.bias.fill_(start[1])
    sgd, losses = optim.SGD(net.parameters(), lr=lr), []
    for epoch in range(epochs):
        loss = F.mse_loss(net(x.unsqueeze(1)), y.unsqueeze(1))
        losses.append(loss)
        net.zero_grad()
        loss.backward()
        sgd.step()
    return losses, torch.cat([net.weight.flatten(), net.bias])
