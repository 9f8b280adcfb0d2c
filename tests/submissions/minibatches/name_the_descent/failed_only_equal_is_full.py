# Mistake: a batch larger than the data is a mini-batch.
# named: too_large_a_batch
def name_the_descent(n, batch_size):
    if batch_size == n:
        return "gradient descent", "gradient descent"
    if batch_size == 1:
        return "stochastic gradient descent", "stochastic gradient descent"
    return "mini-batch gradient descent", "stochastic gradient descent"
