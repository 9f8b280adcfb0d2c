# Style: time.time, a while loop, the device's own synchronize.
import time


def seconds(work, repeats):
    gpu = torch.cuda.is_available()
    sync = torch.cuda.synchronize if gpu else (lambda: None)
    work()
    sync()
    t = time.time()
    count = 0
    while count < repeats:
        work()
        count += 1
    sync()
    return (time.time() - t) / count
