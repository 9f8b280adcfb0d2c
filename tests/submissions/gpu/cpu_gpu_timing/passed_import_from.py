# Style: from time import ..., a list of times, statistics by numpy.
from time import perf_counter


def finished():
    if torch.cuda.is_available():
        torch.cuda.synchronize()


def seconds(work, repeats):
    work()
    times = []
    for _ in range(repeats):
        finished()
        t0 = perf_counter()
        work()
        finished()
        t1 = perf_counter()
        times.append(t1 - t0)
    return np.mean(times)
