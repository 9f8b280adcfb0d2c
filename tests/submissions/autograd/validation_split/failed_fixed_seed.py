# Mistake: the seed of the example in place of the argument.
# named: one_seed_for_all
def split_indices(n, seed):
    torch.manual_seed(42)
    order = torch.randperm(n)
    k = int(0.2 * n)
    return order[:-k], order[-k:]


def train_with_validation(x, y, train, validation, start, lr, epochs):
    w, b = start.tolist()
    rows = []
    for _ in range(epochs):
        e, v = w * x[train] + b - y[train], w * x[validation] + b - y[validation]
        w, b = w - lr * 2 * (e * x[train]).mean().item(), b - lr * 2 * e.mean().item()
        rows.append(((e**2).mean(), (v**2).mean(), (w, b)))
    return tuple(zip(*rows))
