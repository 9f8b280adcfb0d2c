# Mistake: the prediction is differentiated by x, as at school.
# named: derivative_by_x
def dloss_dprediction(prediction, target):
    return 2 * (prediction - target) / len(prediction)

def dprediction_dw(x, w, b):
    return w * torch.ones_like(x)

def dprediction_db(x, w, b):
    return 1.0

def chain_gradient(x, target, w, b):
    d = dloss_dprediction(w * x + b, target)
    return (d * dprediction_dw(x, w, b)).sum(), (d * dprediction_db(x, w, b)).sum()
