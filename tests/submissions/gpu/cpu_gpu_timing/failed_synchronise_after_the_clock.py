# Mistake: the second synchronize comes after the clock was read.
# named: read_before_the_end
import time


def seconds(work, repeats):
    work()
    if torch.cuda.is_available():
        torch.cuda.synchronize()
    start = time.perf_counter()
    for _ in range(repeats):
        work()
    end = time.perf_counter()
    if torch.cuda.is_available():
        torch.cuda.synchronize()
    return (end - start) / repeats
