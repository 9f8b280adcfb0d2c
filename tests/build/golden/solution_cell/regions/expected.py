def loop(w, gradient, epochs):
    """A loop with one gap."""
    history = []
    for _ in range(epochs):
        ### BEGIN SOLUTION
        w = w - gradient(w)
        ### END SOLUTION
        history.append(w)
    return history
