# Style: NumPy; arrays made beforehand and filled, the number of the update decides which half it is.
def odd_even_training(X, y, start, alpha, epochs):
    A, b, W = X.numpy(), y.numpy(), start.numpy().copy()
    losses = np.empty(2 * epochs)
    parameters = np.empty((2 * epochs, 2))
    for t in range(2 * epochs):
        half = slice(t % 2, None, 2)
        error = A[half] @ W - b[half]
        losses[t] = np.mean(error**2)
        W -= alpha * 2 / len(error) * (A[half].T @ error)
        parameters[t] = W
    return losses, parameters
