# Style: the tensor that was handed over is changed in place; the gradients of w0 and w1 are written out.
def odd_even_training(X, y, start, alpha, epochs):
    n = len(y)
    even = [i for i in range(n) if i % 2 == 0]
    odd = [i for i in range(n) if i % 2 == 1]
    record = []
    for epoch in range(1, epochs + 1):
        for half in (even, odd):
            e = X[half, 0] * start[0] + X[half, 1] * start[1] - y[half]
            loss = (e * e).sum() / len(half)
            g0 = 2 * (e * X[half, 0]).sum() / len(half)
            g1 = 2 * (e * X[half, 1]).sum() / len(half)
            start[0] -= alpha * g0
            start[1] -= alpha * g1
            record.append((loss, start.clone()))
    losses, parameters = zip(*record)
    return losses, parameters
