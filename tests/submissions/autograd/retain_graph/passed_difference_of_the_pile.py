# Style: nothing is zeroed; the second gradient is what was added.
def two_gradients(predict, start, y):
    params = start.clone().requires_grad_()
    e = predict(params) - y
    (e * e).mean().backward(retain_graph=True)
    first = params.grad.clone()
    e.abs().mean().backward()
    return first, params.grad - first
