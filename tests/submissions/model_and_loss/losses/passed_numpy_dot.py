# Style: NumPy's ravel and a scalar product; a column with one axis too many comes out of squeeze.
def residual(prediction, target):
    return np.ravel(prediction) - np.squeeze(np.array(target))

def sse(prediction, target):
    e = residual(prediction, target)
    return e @ e

def mse(prediction, target):
    e = residual(prediction, target)
    return np.mean(np.square(e))
