# Style: a flat view of theta is moved in place, old values saved with item().
def numeric_gradient(loss, theta, h=1e-4):
    g = torch.empty_like(theta)
    flat, flat_g = theta.view(-1), g.view(-1)
    for i in range(theta.numel()):
        old = flat[i].item()
        flat[i] = old + h
        right = loss(theta).item()
        flat[i] = old - h
        left = loss(theta).item()
        flat[i] = old
        flat_g[i] = (right - left) / (h * 2)
    return g
