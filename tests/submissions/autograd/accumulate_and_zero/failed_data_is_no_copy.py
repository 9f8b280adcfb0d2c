# Mistake: `.data` and `.detach()` share memory with `.grad`.
# named: live_gradient
def accumulate_and_zero(loss_of, start):
    params = start.clone().requires_grad_()
    loss_of(params).backward()
    once = params.grad.data
    loss_of(params).backward()
    twice = params.grad.detach()
    params.grad.zero_()
    zeroed = params.grad.data
    loss_of(params).backward()
    return once, twice, zeroed, params.grad
