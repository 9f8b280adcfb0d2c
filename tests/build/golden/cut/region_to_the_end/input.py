def f(x):
    ### BEGIN SOLUTION
    return _g(x)


def _g(x):
    return x
### END SOLUTION
