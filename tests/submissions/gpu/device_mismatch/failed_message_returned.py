# Mistake: the text of the error in place of its type.
# named: the_message
def predicted(case):
    errors = {"sum": "RuntimeError", "network": "RuntimeError", "loss": "RuntimeError", "array": "TypeError"}
    return errors.get(case, "runs")


def attempt(net, x):
    try:
        net(x)
    except Exception as error:
        return f"{error}"
    return "runs"


def repaired(net, x):
    device = next(net.parameters()).device
    x = x.to(device)
    return net(x)
