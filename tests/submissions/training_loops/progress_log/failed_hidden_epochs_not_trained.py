# Mistake: an early continue skips the training of the epochs that are not shown.
# named: trains_only_when_shown
def progress_log(X, y, start, alpha, epochs, shown):
    W, lines = start.clone(), []
    for epoch in range(1, epochs + 1):
        if epoch not in shown:
            if not lines or lines[-1] != "...":
                lines.append("...")
            continue
        error = X @ W - y
        update = -alpha * 2 * X.T @ error / len(y)
        W = W + update
        lines.append(f"epoch {epoch}: loss {(error**2).mean():.3f}, update ({update[0]:.3f}, {update[1]:.3f}), "
                     f"W ({W[0]:.3f}, {W[1]:.3f})")
    return lines
