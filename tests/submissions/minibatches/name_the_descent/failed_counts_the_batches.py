# Mistake: n // batch_size counts the full batches only: from more than half of the samples on it is called full batch.
def name_the_descent(n, batch_size):
    batches = n // batch_size
    if batches <= 1:
        return "gradient descent", "gradient descent"
    if batches == n:
        return "stochastic gradient descent", "stochastic gradient descent"
    return "mini-batch gradient descent", "stochastic gradient descent"
