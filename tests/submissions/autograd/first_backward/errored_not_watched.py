# Mistake: requires_grad is set on a clone that is thrown away.
# named: never_asked
def first_backward(loss_of, start):
    params = start.clone()
    params.clone().requires_grad_()
    before = params.grad
    loss = loss_of(params)
    loss.backward()
    return before, params.grad
