# Mistake: the clock is read without synchronising.
# named: never_waited
import time


def seconds(work, repeats):
    work()
    start = time.perf_counter()
    for _ in range(repeats):
        work()
    return (time.perf_counter() - start) / repeats
