# Mistake: switched off without a `with`, and on again only by the next training.
# named: left_switched_off
def loss_in_mode(model, params, x, y, is_train):
    if is_train:
        torch.set_grad_enabled(True)
    else:
        torch.set_grad_enabled(False)
    loss = F.mse_loss(model(x, params), y)
    return loss
