# Style: a chain of ifs, several except clauses, an if for each direction.
def predicted(case):
    if case == "sum" or case == "network" or case == "loss":
        return "RuntimeError"
    elif case == "array":
        return "TypeError"
    elif case in {"number", "scalar", "index", "item"}:
        return "runs"


def attempt(net, x):
    try:
        output = net(x)
    except RuntimeError as error:
        print(error)
        return "RuntimeError"
    except TypeError as error:
        print(error)
        return "TypeError"
    except Exception as error:
        return error.__class__.__name__
    return "runs"


def repaired(net, x):
    first = list(net.parameters())[0]
    if first.is_cuda and not x.is_cuda:
        return net(x.cuda())
    if x.is_cuda and not first.is_cuda:
        return net(x.cpu())
    return net(x)
