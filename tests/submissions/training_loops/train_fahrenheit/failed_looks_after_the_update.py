# Mistake: the loss is looked at only after the update, so the parameters are no numbers any more.
# named: updates_all_the_same
def train_fahrenheit(x, y, start, lr, epochs, log_every):
    w, b = start
    log = []
    for epoch in range(1, epochs + 1):
        e = w * x + b - y
        loss = (e**2).mean()
        w, b = w - lr * 2 * (e * x).mean(), b - lr * 2 * e.mean()
        if not torch.isfinite(loss):
            break
        if epoch % log_every == 0:
            log.append((epoch, loss.item()))
    return log, (w, b)
