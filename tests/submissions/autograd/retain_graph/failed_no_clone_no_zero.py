# Mistake: nothing is cloned, nothing is zeroed.
# named: one_pile
def two_gradients(predict, start, y):
    params = start.clone().requires_grad_()
    yhat = predict(params)
    F.mse_loss(yhat, y).backward(retain_graph=True)
    a = params.grad
    F.l1_loss(yhat, y).backward()
    b = params.grad
    return a, b
