# Style: NumPy with the parameters as a column of shape (2, 1), as the normal equations have them.
def train_fahrenheit(x, y, start, lr, epochs, log_every):
    A = np.c_[np.float64(x), np.ones(len(x))]
    y, theta = np.float64(y)[:, None], np.float64(start)[:, None]
    log = []
    for epoch in range(epochs):
        e = A @ theta - y
        loss = np.mean(e**2)
        if np.isnan(loss) or np.isinf(loss):
            break
        if (epoch + 1) % log_every == 0:
            log.append((epoch + 1, loss))
        theta = theta - lr * 2 * A.T @ e / len(y)
    return log, theta
