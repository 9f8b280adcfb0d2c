# Style: nn.Linear on columns, weight and bias set from the start; the history is a tensor that is filled.
def train_sgd(inputs, targets, start, lr, epochs):
    x, y = inputs.view(-1, 1), targets.view(-1, 1)
    net = nn.Linear(1, 1)
    net.weight.data.fill_(start[0])
    net.bias.data.fill_(start[1])
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    loss_fn = nn.MSELoss()
    losses, parameters = torch.empty(epochs), torch.empty(epochs, 2)
    for t in range(epochs):
        optimizer.zero_grad()
        losses[t] = loss_fn(net(x), y)
        losses[t].backward(retain_graph=True)
        optimizer.step()
        losses = losses.detach()
        parameters[t] = torch.cat([p.detach().flatten() for p in (net.weight, net.bias)])
    return losses, parameters
