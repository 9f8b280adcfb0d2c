# Mistake: the other name of full-batch descent.
def name_the_descent(n, batch_size):
    if batch_size >= n:
        return "batch gradient descent", "gradient descent"
    if batch_size == 1:
        return "stochastic gradient descent", "stochastic gradient descent"
    return "mini-batch gradient descent", "stochastic gradient descent"
