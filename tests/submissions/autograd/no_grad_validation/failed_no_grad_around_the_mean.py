# Mistake: the predictions are made before autograd is switched off.
# named: detached_in_the_end
def loss_in_mode(model, params, x, y, is_train):
    predictions = model(x, params)
    with torch.set_grad_enabled(is_train):
        return F.mse_loss(predictions, y)
