# Mistake: the first and the last epoch get a row, too.
# named: first_and_last_row
def train_fahrenheit(x, y, start, lr, epochs, log_every):
    w, b = start
    log = []
    for epoch in range(1, epochs + 1):
        e = w * x + b - y
        loss = (e**2).mean()
        if not torch.isfinite(loss):
            break
        if epoch == 1 or epoch == epochs or epoch % log_every == 0:
            log.append((epoch, loss.item()))
        w, b = w - lr * 2 * (e * x).mean(), b - lr * 2 * e.mean()
    return log, (w, b)
