# Style: a helper and the same under the decorator.
def mse(model, params, x, y):
    residuals = model(x, params) - y
    return residuals @ residuals / residuals.numel()


@torch.no_grad()
def mse_unwatched(*arguments):
    return mse(*arguments)


def loss_in_mode(model, params, x, y, is_train):
    return (mse if is_train else mse_unwatched)(model, params, x, y)
