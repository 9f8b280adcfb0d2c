# Style: everything is a NumPy array of shape (1,): w, b, the epoch and the loss of a row.
def train_fahrenheit(x, y, start, lr, epochs, log_every):
    x, y = np.float64(x), np.float64(y)
    w, b = np.split(np.float64(start), 2)
    log = []
    for epoch in range(1, epochs + 1):
        r = w * x + b - y
        loss = np.mean(r * r, keepdims=True)
        if not np.isfinite(loss).all():
            break
        if epoch % log_every == 0:
            log.append((np.array([epoch]), loss))
        w, b = w - 2 * lr * np.mean(r * x), b - 2 * lr * np.mean(r)
    return log, (w, b)
