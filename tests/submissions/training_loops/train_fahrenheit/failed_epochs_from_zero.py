# Mistake: epochs are counted from 0.
# named: epochs_counted_from_zero
def train_fahrenheit(x, y, start, lr, epochs, log_every):
    w, b = start
    log = []
    for epoch in range(epochs):
        e = w * x + b - y
        loss = (e**2).mean()
        if not torch.isfinite(loss):
            break
        if epoch % log_every == 0:
            log.append((epoch, loss.item()))
        w, b = w - lr * 2 * (e * x).mean(), b - lr * 2 * e.mean()
    return log, (w, b)
