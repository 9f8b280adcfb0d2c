# Mistake: epochs count from 0.
# named: epochs_from_zero
def progress_log(X, y, start, alpha, epochs, shown):
    W, lines = start.clone(), []
    for epoch in range(epochs):
        error = X @ W - y
        update = -alpha * 2 * X.T @ error / len(y)
        W = W + update
        if epoch in shown:
            lines.append(f"epoch {epoch}: loss {(error**2).mean():.3f}, update ({update[0]:.3f}, {update[1]:.3f}), "
                         f"W ({W[0]:.3f}, {W[1]:.3f})")
        elif lines[-1:] != ["..."]:
            lines.append("...")
    return lines
