# Style: the model and its update in torch's float32, the loss summed up from tolist() in Python floats.
def train_fahrenheit(x, y, start, lr, epochs, log_every):
    w, b = start.clone()
    log = []
    for epoch in range(1, epochs + 1):
        error = w * x + b - y
        loss = sum(e * e for e in error.tolist()) / len(x)
        if not math.isfinite(loss):
            return log, (w, b)
        if not epoch % log_every:
            log += [(epoch, loss)]
        w, b = w - lr * 2 * (error * x).mean(), b - lr * 2 * error.mean()
    return log, (w, b)
