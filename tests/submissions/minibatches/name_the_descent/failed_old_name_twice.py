# Mistake: mini-batches keep their old name today.
# named: old_names_only
def name_the_descent(n, batch_size):
    if batch_size >= n:
        name = "gradient descent"
    elif batch_size == 1:
        name = "stochastic gradient descent"
    else:
        name = "mini-batch gradient descent"
    return name, name
