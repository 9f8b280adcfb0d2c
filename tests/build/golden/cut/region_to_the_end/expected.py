def f(x):
    # YOUR CODE HERE
    raise NotImplementedError
