# Mistake: the clone is the leaf's child; the gradient is looked for in a tensor that the loss has not seen.
# named: not_the_leaf
def first_backward(loss_of, start):
    params = start.clone()
    watched = params.clone().requires_grad_()
    before = params.grad
    loss = loss_of(watched)
    loss.backward()
    return before, params.grad
