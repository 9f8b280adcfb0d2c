# Mistake: a ParameterDict sorts the names of a dict, so the pair comes out as (b, w).
def train_sgd(inputs, targets, start, lr, epochs):
    p = nn.ParameterDict({"w": start[:1].clone(), "b": start[1:].clone()})
    optimiser = optim.SGD(p.values(), lr=lr, maximize=False)
    losses, pairs = [], []
    while len(pairs) < epochs:
        yhat = p["w"] * inputs + p["b"]
        optimiser.zero_grad(set_to_none=False)
        losses.append((yhat - targets).square().mean())
        losses[-1].backward()
        optimiser.step()
        pairs.append(torch.stack(list(p.values())).detach())
    return tuple(losses), torch.stack(pairs)
