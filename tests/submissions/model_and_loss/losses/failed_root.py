# Mistake: the root of the mean is taken.
# named: with_a_root
def sse(prediction, target):
    return ((prediction.flatten() - target.flatten()) ** 2).sum()

def mse(prediction, target):
    return ((prediction.flatten() - target.flatten()) ** 2).mean().sqrt()
