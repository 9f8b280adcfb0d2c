"""The seconds that a call takes, read when the GPU has finished."""

import torch

from graders import alternative, misconception


def seconds(work, repeats):
    """Return the mean seconds of a call of work(), over `repeats` calls after one that is not counted."""
    import time

    def wait():
        if torch.cuda.is_available():
            torch.cuda.synchronize()

    work()
    wait()
    start = time.perf_counter()
    for _ in range(repeats):
        work()
    wait()
    return (time.perf_counter() - start) / repeats


@alternative("seconds")
def each_call_by_itself(work, repeats):
    from time import perf_counter

    there, total = torch.cuda.is_available(), 0.0
    for k in range(repeats + 1):
        torch.cuda.synchronize() if there else None
        start = perf_counter()
        work()
        torch.cuda.synchronize() if there else None
        end = perf_counter()
        if k > 0:
            total += end - start
    return total / repeats


@alternative("seconds")
def in_nanoseconds(work, repeats):
    import time as clock

    work()
    if torch.cuda.is_available():
        torch.cuda.current_stream().synchronize()
    begin = clock.perf_counter_ns()
    [work() for _ in range(repeats)]
    if torch.cuda.is_available():
        torch.cuda.current_stream().synchronize()
    end = clock.perf_counter_ns()
    return torch.tensor((end - begin) / repeats / 1e9)


def measured(work, repeats, before=True, after=True, warm=1):
    """The mean seconds; whether the GPU is waited for before and after the calls, and how often is called before."""
    import time

    there = torch.cuda.is_available()
    for _ in range(warm):
        work()
    if before and there:
        torch.cuda.synchronize()
    start = time.perf_counter()
    for _ in range(repeats):
        work()
    if after and there:
        torch.cuda.synchronize()
    return (time.perf_counter() - start) / repeats


@misconception("seconds", hint="What has the GPU done when `work()` returns?")
def never_waited(work, repeats):
    """You read the clock without waiting for the GPU: you time how fast work is handed out."""
    return measured(work, repeats, before=False, after=False)


@misconception("seconds", hint="Which of your two readings comes right after a `torch.cuda.synchronize()`?")
def read_before_the_end(work, repeats):
    """You read the clock for the second time before the GPU has finished."""
    return measured(work, repeats, after=False)


@misconception("seconds", hint="What is the GPU doing when you read the clock for the first time?")
def started_too_early(work, repeats):
    """You start the clock while the GPU still works on the call that should not count."""
    return measured(work, repeats, before=False)


@misconception("seconds", hint="Time the same work twice. Which time is longer, the first or the second?")
def not_warmed_up(work, repeats):
    """You count the first call, too; it is slower than all others."""
    return measured(work, repeats, warm=0)


@misconception("seconds", hint="What does `torch.cuda.synchronize()` do on a machine without a GPU?")
def gpu_expected(work, repeats):
    """You wait for a GPU without asking whether there is one, so your program stops on a machine without one."""
    torch.cuda.synchronize()
    return measured(work, repeats)


@misconception("seconds", hint="How often does your clock see `work()` called?")
def one_call_timed(work, repeats):
    """You time a single call; the mean of `repeats` calls was asked for."""
    return measured(work, 1)


@misconception("seconds", hint="In which unit does `time.perf_counter()` count?")
def in_milliseconds(work, repeats):
    """You return milliseconds; seconds were asked for."""
    return 1000 * measured(work, repeats)
