# Style: NumPy float64; w and b are arrays of shape (1,); stopped is a NumPy bool.
def stop_on_divergence(t_u, t_c, start, lr, epochs):
    u, c = np.float64(t_u), np.float64(t_c)
    w, b = np.split(np.float64(start), 2)
    previous, losses = (w, b), []
    with np.errstate(all="ignore"):
        for _ in range(epochs):
            r = w * u + b - c
            loss = np.mean(r * r)
            finite = np.isfinite(loss)
            if not finite:
                return np.array(losses), previous, ~finite
            losses.append(loss)
            previous = (w, b)
            w, b = w - 2 * lr * np.mean(r * u, keepdims=True), b - 2 * lr * np.mean(r, keepdims=True)
    return np.array(losses), (w, b), np.False_
