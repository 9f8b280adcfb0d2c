# Style: the context is chosen first.
from contextlib import nullcontext


def loss_in_mode(model, params, x, y, is_train):
    context = nullcontext() if is_train else torch.no_grad()
    with context:
        yhat = model(x, params)
        return F.mse_loss(yhat, y)
