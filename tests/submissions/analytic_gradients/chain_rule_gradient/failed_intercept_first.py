# Mistake: the pair stands the wrong way round.
# named: b_comes_first
def dloss_dprediction(prediction, target):
    return 2 * (prediction - target) / len(prediction)

def dprediction_dw(x, w, b):
    return x

def dprediction_db(x, w, b):
    return 1.0

def chain_gradient(x, target, w, b):
    d = dloss_dprediction(w * x + b, target)
    return d.sum(), (d * x).sum()
