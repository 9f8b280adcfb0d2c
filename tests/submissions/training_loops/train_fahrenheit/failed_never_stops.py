# Mistake: the loss is not looked at, but kept out of the log when it is infinite.
# named: updates_all_the_same
def train_fahrenheit(x, y, start, lr, epochs, log_every):
    w, b = start
    log = []
    for epoch in range(1, epochs + 1):
        e = w * x + b - y
        loss = (e**2).mean().item()
        if epoch % log_every == 0 and math.isfinite(loss):
            log.append((epoch, loss))
        w, b = w - lr * 2 * (e * x).mean(), b - lr * 2 * e.mean()
    return log, (w, b)
