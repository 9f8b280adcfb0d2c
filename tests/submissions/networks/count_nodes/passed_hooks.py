# Style: hooks write the shapes down; nodes are read from the weights.
def count_nodes(net):
    weights = [p for p in net.parameters() if p.ndim == 2]
    return torch.tensor([weights[0].shape[1]] + [len(w) for w in weights])

def shapes_on_the_way(net, X):
    seen = [X.shape]
    hooks = [m.register_forward_hook(lambda m, i, o: seen.append(o.shape)) for m in net]
    with torch.no_grad():
        net(X)
    for h in hooks:
        h.remove()
    return seen
