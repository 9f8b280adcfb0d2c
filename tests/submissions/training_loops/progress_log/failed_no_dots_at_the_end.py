# Mistake: dots are written when the next shown epoch comes, so a gap at the end has none.
# named: no_dots_at_the_end
def progress_log(X, y, start, alpha, epochs, shown):
    W, lines, last = start.clone(), [], 0
    for epoch in range(1, epochs + 1):
        error = X @ W - y
        update = -alpha * 2 * X.T @ error / len(y)
        W = W + update
        if epoch in shown:
            if epoch > last + 1:
                lines.append("...")
            lines.append(f"epoch {epoch}: loss {(error**2).mean():.3f}, update ({update[0]:.3f}, {update[1]:.3f}), "
                         f"W ({W[0]:.3f}, {W[1]:.3f})")
            last = epoch
    return lines
