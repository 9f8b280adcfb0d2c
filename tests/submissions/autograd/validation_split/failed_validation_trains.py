# Mistake: backward from both losses.
# named: backward_from_both
def split_indices(n, seed):
    order = torch.randperm(n, generator=torch.Generator().manual_seed(seed))
    return order[int(0.2 * n):], order[:int(0.2 * n)]


def train_with_validation(x, y, train, validation, start, lr, epochs):
    params = start.clone().requires_grad_()
    a, b, c = [], [], []
    for epoch in range(epochs):
        loss = ((params[0] * x[train] + params[1] - y[train]) ** 2).mean()
        loss.backward()
        val = ((params[0] * x[validation] + params[1] - y[validation]) ** 2).mean()
        val.backward()
        with torch.no_grad():
            params -= lr * params.grad
            params.grad.zero_()
        a.append(loss.item())
        b.append(val.item())
        c.append(params.tolist())
    return a, b, c
