# Style: the numbers are dealt by a sampler with a generator that is seeded once; batches as a list of arrays.
from torch.utils.data import BatchSampler, RandomSampler


def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    sampler = BatchSampler(RandomSampler(range(len(y)), generator=torch.Generator().manual_seed(42)), batch_size, False)
    w0, w1 = start
    numbers, path = [], []
    for _ in range(epochs):
        for chosen in sampler:
            error = w0 * X[chosen, 0] + w1 * X[chosen, 1] - y[chosen]
            w0, w1 = w0 - alpha * (2 * error).mean(), w1 - alpha * (2 * error * X[chosen, 1]).mean()
            numbers.append(np.array(chosen))
            path.append(torch.stack([w0, w1]).reshape(2, 1))
    return numbers, path
