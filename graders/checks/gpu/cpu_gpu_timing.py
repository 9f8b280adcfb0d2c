"""What is timed, and when the clock is read; never how long it takes."""

import torch

from graders import check, probe, satisfies


def some_repeats(rng):
    """How many calls are timed."""
    return {"repeats": int(rng.integers(4, 7))}


def rightly_timed(seen, values):
    """Readings come in pairs around `repeats` calls, with nothing unfinished; one call at least came before."""
    if seen["pairs"] == "no":
        return "the clock is not read before and after the calls"
    if seen["before"] == "no":
        return "`work` is not called before the clock starts"
    if int(seen["timed"]) != values["repeats"]:
        return "the clock does not see exactly `repeats` calls of `work`"
    if seen["started_in_time"] == "no":
        return "the clock is started while the GPU still works"
    if seen["ended_in_time"] == "no":
        return "the clock is read before the GPU has finished"
    if seen["mean"] == "no":
        return "the result is not the mean of the measured seconds"
    return None


@check(given=some_repeats, devices=("cpu", "cuda"), criterion=satisfies(4, rightly_timed),
       hint="What has the GPU still to do, each time that you read the clock?")
def what_is_timed(impl, repeats):
    """The clock is read when nothing is left to do, around exactly the calls that count."""
    import time

    x = torch.ones(8, device="cuda:0" if torch.cuda.is_available() else "cpu")
    calls, shortest = [], 0.001
    begin = time.perf_counter()
    with probe.clock(impl.seconds) as readings:

        def work():
            calls.append(len(readings))
            x.mul_(0.5).add_(1.0)
            time.sleep(shortest)

        result = float(impl.seconds(work, repeats))
    elapsed = time.perf_counter() - begin
    # Bounds that hold on any machine, however busy: a call takes at least its sleep, and all of them no longer than
    # everything did. Half of it more for a clock that is set meanwhile.
    mean = shortest * 0.5 < result and result * repeats < 1.5 * elapsed
    unfinished = [reading["unfinished"] for reading in readings]
    alone = calls[:1] == [1] and calls.count(1) == 1  # the first call was timed by itself, and need not count
    answers = {"pairs": len(readings) > 0 and len(readings) % 2 == 0, "before": calls[:1] == [0] or alone,
               "started_in_time": not any(unfinished[0::2]), "ended_in_time": not any(unfinished[1::2]), "mean": mean}
    # In words: two of them are the same or not, and never near each other.
    return {"timed": str(sum(count % 2 for count in calls) - alone)} | {
        name: "yes" if answer else "no" for name, answer in answers.items()}
