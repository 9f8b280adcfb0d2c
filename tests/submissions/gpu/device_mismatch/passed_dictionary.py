# Style: a dictionary with a default; the device taken from the first parameter.
def predicted(case):
    errors = {"sum": "RuntimeError", "network": "RuntimeError", "loss": "RuntimeError", "array": "TypeError"}
    return errors.get(case, "runs")


def attempt(net, x):
    try:
        net(x)
        return "runs"
    except Exception as e:
        return type(e).__name__


def repaired(net, x):
    device = next(net.parameters()).device
    x = x.to(device)
    return net(x)
