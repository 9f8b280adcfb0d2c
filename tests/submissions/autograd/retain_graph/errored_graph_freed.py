# Mistake: retain_graph is given to the wrong backward.
# named: graph_is_gone
def two_gradients(predict, start, y):
    params = start.clone().requires_grad_()
    yhat = predict(params)
    F.mse_loss(yhat, y).backward()
    a = params.grad.clone()
    params.grad.zero_()
    F.l1_loss(yhat, y).backward(retain_graph=True)
    return a, params.grad
