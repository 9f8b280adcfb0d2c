# Style: the losses as a tensor of shape (epochs, 1), the parameters as a Parameter.
def repaired_loop(x, y, start, lr, epochs):
    params = nn.Parameter(start.clone())
    optimizer = optim.SGD([params], lr)
    rows = []
    for epoch in range(epochs):
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        optimizer.step()
        rows.append(loss.detach().reshape(1))
    return torch.stack(rows), params
