# Style: autograd.grad, and the adding up written out.
def accumulate_and_zero(loss_of, start):
    w = start.clone().requires_grad_()
    (slope,) = torch.autograd.grad(loss_of(w), w)
    pile = torch.zeros_like(w)
    history = {}
    for name in ["once", "twice", "zeroed", "again"]:
        pile = torch.zeros(len(w)) if name == "zeroed" else pile + slope
        history[name] = pile
    return tuple(history.values())
