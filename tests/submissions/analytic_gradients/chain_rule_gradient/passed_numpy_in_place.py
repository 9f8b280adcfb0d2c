# Style: NumPy, arguments changed in place, dot products, the pair as one array.
def dloss_dprediction(prediction, target):
    p = prediction.numpy()
    p -= target.numpy()
    p *= 2
    p /= p.size
    return p

def dprediction_dw(x, w, b):
    return x.numpy().copy()

def dprediction_db(x, w, b):
    return np.ones(x.shape)

def chain_gradient(x, target, w, b):
    d = dloss_dprediction(w * x + b, target)
    return np.array([np.dot(d, dprediction_dw(x, w, b)), np.dot(d, dprediction_db(x, w, b))])
