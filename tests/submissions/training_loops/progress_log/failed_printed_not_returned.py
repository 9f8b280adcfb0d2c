# Mistake: the lines are printed; an empty list is returned.
# named: printed_only
def progress_log(X, y, start, alpha, epochs, shown):
    W, lines, dots = start.clone(), [], False
    for epoch in range(1, epochs + 1):
        error = X @ W - y
        update = -alpha * 2 * X.T @ error / len(y)
        W = W + update
        if epoch in shown:
            print(f"epoch {epoch}: loss {(error**2).mean():.3f}, update ({update[0]:.3f}, {update[1]:.3f}), "
                  f"W ({W[0]:.3f}, {W[1]:.3f})")
            dots = False
        elif not dots:
            print("...")
            dots = True
    return lines
