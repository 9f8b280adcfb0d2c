# Mistake: both looks come after the backward.
# named: looked_too_late
def first_backward(loss_of, start):
    params = start.clone().requires_grad_()
    loss = loss_of(params)
    loss.backward()
    before = params.grad.clone()
    after = params.grad.clone()
    return before, after
