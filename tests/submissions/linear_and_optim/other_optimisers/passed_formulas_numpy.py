# Style: the table's formulas in NumPy, no autograd; one array for each path; other keys and another order in the dict.
def three_paths(inputs, targets, start, lr, epochs):
    x, y, s = inputs.numpy(), targets.numpy(), start.numpy()

    def grad(p):
        r = p[0] * x + p[1] - y
        return np.array([2 * np.mean(r * x), 2 * np.mean(r)], dtype=x.dtype)

    ada, rms, mom = np.zeros((epochs, 2)), np.zeros((epochs, 2)), np.zeros((epochs, 2))
    p, sq = s.copy(), 0
    for t in range(epochs):
        g = grad(p)
        sq = sq + g**2
        p = p - lr * g / (np.sqrt(sq) + 1e-10)
        ada[t] = p
    p, sq = s.copy(), 0
    for t in range(epochs):
        g = grad(p)
        sq = 0.99 * sq + 0.01 * g**2
        p = p - lr * g / (np.sqrt(sq) + 1e-8)
        rms[t] = p
    p, v = s.copy(), 0
    for t in range(epochs):
        v = 0.9 * v + grad(p)
        p = p - lr * v
        mom[t] = p
    return {"adagrad": ada, "rmsprop": rms, "momentum": mom}
