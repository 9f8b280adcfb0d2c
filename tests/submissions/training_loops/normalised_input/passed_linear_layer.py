# Style: nn.Linear(1, 1) on a column of inputs; the history holds weight (1, 1) and bias (1,).
def train_normalised(t_u, t_c, start, lr, epochs, scale):
    x, y = t_u.unsqueeze(1) * scale, t_c.unsqueeze(1)
    layer = nn.Linear(1, 1)
    layer.weight.data.fill_(start[0])
    layer.bias.data.fill_(start[1])
    optimizer = optim.SGD(layer.parameters(), lr=lr)
    loss_fn = nn.MSELoss()
    losses, parameters = [], []
    for epoch in range(1, epochs + 1):
        loss = loss_fn(layer(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        parameters.append([layer.weight.detach().clone(), layer.bias.detach().clone()])
    return losses, parameters

def raw_parameters(parameters, scale):
    layer = nn.Linear(1, 1)
    with torch.no_grad():
        layer.weight[:] = parameters[0] * scale
        layer.bias[:] = parameters[1]
    return layer.weight, layer.bias
