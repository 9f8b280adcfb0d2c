# Mistake: the loss becomes a number.
# named: number_returned
def loss_in_mode(model, params, x, y, is_train):
    with torch.set_grad_enabled(is_train):
        loss = F.mse_loss(model(x, params), y)
    return loss.item()
