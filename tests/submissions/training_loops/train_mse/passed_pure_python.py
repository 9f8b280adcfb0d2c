# Style: no library at all; sums over zip; the losses in an array.array, the parameters as lists.
from array import array

def train_mse(X, y, start, alpha, epochs):
    rows, targets, (a, b) = X.tolist(), y.tolist(), start.tolist()
    n = len(targets)
    losses, parameters = array("d"), []
    epoch = 0
    while epoch < epochs:
        errors = [a * one + b * x - t for (one, x), t in zip(rows, targets)]
        losses.append(sum(e * e for e in errors) / n)
        da = sum(2 * e * one for e, (one, _) in zip(errors, rows)) / n
        db = sum(2 * e * x for e, (_, x) in zip(errors, rows)) / n
        a, b = a - alpha * da, b - alpha * db
        parameters.append([a, b])
        epoch += 1
    return losses, parameters
