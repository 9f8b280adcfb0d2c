# Style: np.nditer over the memory that theta shares with a NumPy view; a NumPy array is returned.
def numeric_gradient(loss, theta, h=1e-4):
    array = theta.numpy()
    grad = np.zeros_like(array)
    it = np.nditer(array, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        i = it.multi_index
        old = float(array[i])
        array[i] = old + h
        fxh1 = float(loss(theta))
        array[i] = old - h
        fxh2 = float(loss(theta))
        grad[i] = (fxh1 - fxh2) / (2 * h)
        array[i] = old
        it.iternext()
    return grad
