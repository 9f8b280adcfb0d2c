# Style: parameters in a ParameterDict, attached losses, entries of shape (2, 1), a while loop.
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
        pairs.append(torch.stack([p["w"], p["b"]]).detach())
    return tuple(losses), torch.stack(pairs)
