# Mistake: a 0-d tensor on the CPU is expected to raise.
# named: scalar_tensor_raises
def predicted(case):
    if case in ("number", "index", "item"):
        return "runs"
    return "TypeError" if case == "array" else "RuntimeError"


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
