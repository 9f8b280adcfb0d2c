# Mistake: the model reads the global table cel where the argument x was meant.
def predict(w, b):
    return w * cel + b

def train_fahrenheit(x, y, start, lr, epochs, log_every):
    w, b = start
    log = []
    for epoch in range(1, epochs + 1):
        e = predict(w, b) - y
        loss = (e**2).mean()
        if not torch.isfinite(loss):
            break
        if epoch % log_every == 0:
            log.append((epoch, loss.item()))
        w, b = w - lr * 2 * (e * cel).mean(), b - lr * 2 * e.mean()
    return log, (w, b)
