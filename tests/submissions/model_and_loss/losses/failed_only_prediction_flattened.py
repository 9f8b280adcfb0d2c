# Mistake: only a prediction may be a column here.
def sse(prediction, target):
    return ((prediction.flatten() - target) ** 2).sum()

def mse(prediction, target):
    return ((prediction.flatten() - target) ** 2).mean()
