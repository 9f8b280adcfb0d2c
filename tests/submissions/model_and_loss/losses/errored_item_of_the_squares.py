# Mistake: item is called before the sum.
def sse(prediction, target):
    return ((prediction.flatten() - target.flatten()) ** 2).item()

def mse(prediction, target):
    return sse(prediction, target) / len(target)
