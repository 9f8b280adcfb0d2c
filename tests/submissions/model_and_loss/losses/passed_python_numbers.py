# Style: a generator over pairs of floats, the mean from the sum.
def sse(prediction, target):
    pairs = zip(prediction.reshape(-1).tolist(), target.reshape(-1).tolist())
    return sum((p - t) ** 2 for p, t in pairs)

def mse(prediction, target):
    return sse(prediction, target) / len(prediction)
