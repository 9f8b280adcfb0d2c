# Style: the library's losses, of a prediction in the target's shape.
def mse(prediction, target, reduction="mean"):
    return F.mse_loss(prediction.view_as(target), target, reduction=reduction)

def sse(prediction, target):
    return mse(prediction, target, reduction="sum")
