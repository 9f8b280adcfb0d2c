# Mistake: the network goes to the inputs.
# named: network_to_the_inputs
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
    net.to(x.device)
    return net(x)
