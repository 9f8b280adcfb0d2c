# Mistake: x.to(device) without taking its result.
# named: moved_and_thrown_away
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
    x.to(device)
    return net(x)
