# Mistake: every line is printed, and nothing is returned.
# named: printed_only
def progress_log(X, y, start, alpha, epochs, shown):
    W, hidden = start.clone(), False
    for t in range(1, epochs + 1):
        r = X @ W - y
        dW = -2 * alpha / len(y) * (r @ X)
        W = W + dW
        if t not in shown:
            if not hidden:
                print("...")
            hidden = True
            continue
        hidden = False
        print("epoch %d: loss %.3f, update (%.3f, %.3f), W (%.3f, %.3f)" % (t, r.pow(2).mean(), *dW, *W))
