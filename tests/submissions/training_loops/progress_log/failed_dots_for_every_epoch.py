# Mistake: three dots for every epoch that is not shown.
# named: dots_for_every_epoch
def progress_log(X, y, start, alpha, epochs, shown):
    W, lines = start.clone(), []
    for epoch in range(1, epochs + 1):
        error = X @ W - y
        update = -alpha * 2 * X.T @ error / len(y)
        W = W + update
        if epoch in shown:
            lines.append(f"epoch {epoch}: loss {(error**2).mean():.3f}, update ({update[0]:.3f}, {update[1]:.3f}), "
                         f"W ({W[0]:.3f}, {W[1]:.3f})")
        else:
            lines.append("...")
    return lines
