# Mistake: the notebook's thermometer is read where the arguments were meant.
def train_sgd(inputs, targets, start, lr, epochs):
    t_u = torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    t_c = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    params = start.clone().requires_grad_()
    optimizer = optim.SGD([params], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((params[0] * 0.1 * t_u + params[1] - t_c) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        parameters.append(params.tolist())
    return losses, parameters
