# Mistake: the usual order of a tutorial: a training step, then validation.
# named: validated_after_the_update
def split_indices(n, seed):
    order = np.random.RandomState(seed).permutation(n)
    return order[int(0.2 * n):], order[:int(0.2 * n)]


def train_with_validation(x, y, train, validation, start, lr, epochs):
    params = start.clone().requires_grad_()
    a, b, c = [], [], []
    for epoch in range(epochs):
        loss = ((params[0] * x[train] + params[1] - y[train]) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
            params.grad.zero_()
            val = ((params[0] * x[validation] + params[1] - y[validation]) ** 2).mean()
        a.append(loss.item())
        b.append(val.item())
        c.append(params.tolist())
    return a, b, c
