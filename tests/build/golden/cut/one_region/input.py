def f(x):
    """Double."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
