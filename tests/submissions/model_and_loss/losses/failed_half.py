# Mistake: a factor of one half, as in other books.
# named: with_a_half
def sse(prediction, target):
    return ((prediction.flatten() - target.flatten()) ** 2).sum() / 2

def mse(prediction, target):
    return sse(prediction, target) / len(target)
