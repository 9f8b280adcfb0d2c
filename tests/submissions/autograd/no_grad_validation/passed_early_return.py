# Style: recursion with detached parameters.
def loss_in_mode(model, params, x, y, is_train=True):
    if not is_train:
        return loss_in_mode(model, params.data, x, y)
    return (y - model(x, params)).pow(2).sum() / len(y)
