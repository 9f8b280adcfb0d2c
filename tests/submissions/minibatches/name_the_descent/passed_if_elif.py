# Style: a chain of conditions, full batch first.
def name_the_descent(n, batch_size):
    if batch_size >= n:
        return "gradient descent", "gradient descent"
    elif batch_size == 1:
        return "stochastic gradient descent", "stochastic gradient descent"
    else:
        return "mini-batch gradient descent", "stochastic gradient descent"
