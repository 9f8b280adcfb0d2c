# Style: what was seen is kept in a dict, whose values are returned.
def first_backward(loss_of, start):
    seen = {}
    p = torch.tensor(start.numpy(), requires_grad=True)
    seen["before"] = p.grad
    loss_of(p).sum().backward()
    seen["after"] = p.grad.detach().numpy().tolist()
    return tuple(seen.values())
