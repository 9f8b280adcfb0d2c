# Style: sets, try/else, and a second attempt when the first fails.
RAISES = {"sum", "network", "loss"}


def predicted(case):
    if case == "array":
        return TypeError.__name__
    return RuntimeError.__name__ if case in RAISES else "runs"


def attempt(net, x):
    try:
        _ = net(x)
    except BaseException as problem:
        answer = problem.__class__.__qualname__
    else:
        answer = "runs"
    return answer


def repaired(net, x):
    try:
        return net(x)
    except RuntimeError:
        return net(x.to(net.weight.device))
