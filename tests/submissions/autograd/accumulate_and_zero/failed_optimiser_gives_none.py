# Mistake: zero_grad of an optimiser removes the gradient unless it is told otherwise.
# named: none_in_place_of_zeros
def accumulate_and_zero(loss_of, start):
    w = start.clone().requires_grad_()
    optimizer = optim.SGD([w], lr=0.1)
    loss_of(w).backward()
    once = w.grad.clone()
    loss_of(w).backward()
    twice = w.grad.clone()
    optimizer.zero_grad()
    zeroed = w.grad
    loss_of(w).backward()
    return once, twice, zeroed, w.grad
