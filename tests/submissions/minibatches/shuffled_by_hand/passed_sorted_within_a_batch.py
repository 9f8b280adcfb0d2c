# Style: sampled without putting back from a set; the numbers of a batch are sorted before they are written down.
import random


def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    W, batches, parameters = start.tolist(), [], []
    for _ in range(epochs):
        left = set(range(len(y)))
        while left:
            batch = sorted(random.sample(sorted(left), min(batch_size, len(left))))
            left -= set(batch)
            errors = [W[0] * X[i, 0].item() + W[1] * X[i, 1].item() - y[i].item() for i in batch]
            W = [W[j] - alpha * 2 * sum(e * X[i, j].item() for e, i in zip(errors, batch)) / len(batch) for j in (0, 1)]
            batches.append(batch)
            parameters.append(W)
    return batches, parameters
