# Mistake: synchronize on a machine without a GPU.
# named: gpu_expected
import time


def seconds(work, repeats):
    torch.cuda.synchronize()
    work()
    torch.cuda.synchronize()
    start = time.perf_counter()
    for _ in range(repeats):
        work()
    torch.cuda.synchronize()
    return (time.perf_counter() - start) / repeats
