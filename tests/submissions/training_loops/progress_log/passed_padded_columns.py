# Style: numbers of a fixed width, so that the columns stand under each other; a helper named log_lines.
def log_lines(epoch, loss, update, W):
    return (f"epoch {epoch:3d}: loss {loss:8.3f}, update ({update[0]:7.3f}, {update[1]:7.3f}), "
            f"W ({W[0]:7.3f}, {W[1]:7.3f})")

def progress_log(X, y, start, alpha, epochs, shown):
    W, lines = start.clone(), []
    for epoch in range(1, epochs + 1):
        error = X @ W - y
        update = -alpha * 2 * X.T @ error / len(y)
        loss, W = (error**2).mean().item(), W + update
        if epoch in shown:
            lines.append(log_lines(epoch, loss, update, W))
        elif not lines or lines[-1] != "...":
            lines.append("...")
    return lines
