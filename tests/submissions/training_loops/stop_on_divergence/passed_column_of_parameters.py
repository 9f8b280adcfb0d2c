# Style: NumPy with the parameters as a column of shape (2, 1), and losses of shape (1, 1).
def stop_on_divergence(t_u, t_c, start, lr, epochs):
    A = np.c_[np.float64(t_u), np.ones(len(t_u))]
    c, theta = np.float64(t_c)[:, None], np.float64(start)[:, None]
    kept, losses = theta, []
    with np.errstate(all="ignore"):
        for _ in range(epochs):
            r = A @ theta - c
            loss = r.T @ r / len(c)
            if not np.isfinite(loss).all():
                return losses, kept, True
            losses.append(loss)
            kept, theta = theta, theta - 2 * lr / len(c) * A.T @ r
    return losses, theta, False
