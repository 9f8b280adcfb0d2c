# Mistake: target minus prediction.
# named: turned_round
def dloss_dprediction(prediction, target):
    return 2 * (target - prediction) / len(prediction)

def dprediction_dw(x, w, b):
    return x

def dprediction_db(x, w, b):
    return torch.ones_like(x)

def chain_gradient(x, target, w, b):
    d = dloss_dprediction(w * x + b, target)
    return (d * dprediction_dw(x, w, b)).sum(), (d * dprediction_db(x, w, b)).sum()
