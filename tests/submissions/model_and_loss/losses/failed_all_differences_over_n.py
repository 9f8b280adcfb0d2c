# Mistake: the mean divides the sum over all pairs by n.
def sse(prediction, target):
    return ((prediction.flatten() - target.flatten()) ** 2).sum()

def mse(prediction, target):
    return ((prediction - target) ** 2).sum() / len(target)
