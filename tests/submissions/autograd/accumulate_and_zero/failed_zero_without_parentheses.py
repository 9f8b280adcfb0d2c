# Mistake: the method is named and not called.
# named: never_zeroed
def accumulate_and_zero(loss_of, start):
    params = start.clone().requires_grad_()
    loss_of(params).backward()
    once = params.grad.clone()
    loss_of(params).backward()
    twice = params.grad.clone()
    params.grad.zero_
    zeroed = params.grad.clone()
    loss_of(params).backward()
    return once, twice, zeroed, params.grad
