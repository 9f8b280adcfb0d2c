# Mistake: one optimiser for w and one for b, and between their steps the loss is not computed again but b's gradient is.
def train_adam(inputs, targets, start, lr, epochs):
    w, b = start[0].clone().requires_grad_(), start[1].clone().requires_grad_()
    for_w, for_b = optim.Adam([w], lr=lr), optim.Adam([b], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((w * inputs + b - targets) ** 2).mean()
        for_w.zero_grad()
        loss.backward()
        for_w.step()
        for_b.zero_grad()
        ((w * inputs + b - targets) ** 2).mean().backward()
        for_b.step()
        losses.append(loss.item())
        parameters.append((w.item(), b.item()))
    return losses, parameters
