# Mistake: only RuntimeError is caught.
# named: runtime_errors_only
def predicted(case):
    errors = {"sum": "RuntimeError", "network": "RuntimeError", "loss": "RuntimeError", "array": "TypeError"}
    return errors.get(case, "runs")


def attempt(net, x):
    try:
        net(x)
    except RuntimeError as error:
        return type(error).__name__
    return "runs"


def repaired(net, x):
    device = next(net.parameters()).device
    x = x.to(device)
    return net(x)
