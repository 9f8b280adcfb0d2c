# Mistake: the optimiser holds a copy; the model's tensors never move.
# named: the_optimiser_holds_copies
# named: standing_still
def train_sgd(inputs, targets, start, lr, epochs):
    w = start[0].clone().requires_grad_()
    b = start[1].clone().requires_grad_()
    optimizer = optim.SGD([w.clone().detach().requires_grad_(), b.clone().detach().requires_grad_()], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((w * inputs + b - targets) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        parameters.append([w.item(), b.item()])
    return losses, parameters
