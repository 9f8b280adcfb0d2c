# Mistake: today everything is SGD, since optim.SGD is used for it.
def name_the_descent(n, batch_size):
    old = "gradient descent"
    if batch_size == 1:
        old = "stochastic gradient descent"
    elif batch_size < n:
        old = "mini-batch gradient descent"
    return old, "stochastic gradient descent"
