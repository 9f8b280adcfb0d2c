# Style: both are flattened first.
def sse(prediction, target):
    prediction, target = prediction.flatten(), target.flatten()
    return torch.sum((prediction - target) ** 2)

def mse(prediction, target):
    prediction, target = prediction.flatten(), target.flatten()
    return torch.mean((prediction - target) ** 2)
