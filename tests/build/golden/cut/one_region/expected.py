def f(x):
    """Double."""
    # YOUR CODE HERE
    raise NotImplementedError
