# Style: round(v, 3), which leaves zeros out at the end: 0.76 for 0.760.
def progress_log(X, y, start, alpha, epochs, shown):
    W, lines = start.clone(), []
    for epoch in range(1, epochs + 1):
        error = X @ W - y
        update = -alpha * 2 * X.T @ error / len(y)
        W = W + update
        u, v = ([round(float(e), 3) for e in t] for t in (update, W))
        if epoch in shown:
            lines.append(f"epoch {epoch}: loss {round(float((error**2).mean()), 3)}, update ({u[0]}, {u[1]}), "
                         f"W ({v[0]}, {v[1]})")
        elif lines[-1:] != ["..."]:
            lines.append("...")
    return lines
