# Style: the data themselves are reordered again and again, their numbers along with them.
def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    numbers = np.arange(len(y))
    A, b, W = X.numpy(), y.numpy(), start.numpy()
    seen, path = [], []
    for _ in range(epochs):
        order = np.random.default_rng().permutation(len(b))
        A, b, numbers = A[order], b[order], numbers[order]
        cuts = range(batch_size, len(b), batch_size)
        for inputs, targets, who in zip(np.split(A, cuts), np.split(b, cuts), np.split(numbers, cuts)):
            W = W - alpha * 2 / len(who) * (inputs @ W - targets) @ inputs
            seen.append(who)
            path.append(W)
    return seen, path
