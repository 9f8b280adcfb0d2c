# Style: the chain rule cut at the predictions, which are a leaf of their own.
def two_gradients(predict, start, y):
    params = start.clone().requires_grad_()
    yhat = predict(params)
    found = []
    for loss_fn in (F.mse_loss, F.l1_loss):
        cut = yhat.detach().requires_grad_()
        loss_fn(cut, y).backward()
        params.grad = None
        yhat.backward(cut.grad, retain_graph=True)
        found.append(params.grad)
    return found
