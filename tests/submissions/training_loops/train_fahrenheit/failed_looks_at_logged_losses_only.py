# Mistake: only a loss that is logged is looked at; the run goes on to nan between two rows.
# named: updates_all_the_same
def train_fahrenheit(x, y, start, lr, epochs, log_every):
    w, b = start
    log = []
    for epoch in range(1, epochs + 1):
        e = w * x + b - y
        loss = (e**2).mean()
        if epoch % log_every == 0:
            if not torch.isfinite(loss):
                break
            log.append((epoch, loss.item()))
        w, b = w - lr * 2 * (e * x).mean(), b - lr * 2 * e.mean()
    return log, (w, b)
