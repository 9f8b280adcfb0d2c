# Style: random.sample and sets; one loss function for both parts; no_grad around validation.
import random


def split_indices(n, seed):
    random.seed(seed)
    validation = random.sample(range(n), n // 5)
    return sorted(set(range(n)) - set(validation)), validation


def mse_of(params, x, y):
    return ((x * params[0] + params[1] - y) ** 2).mean()


def train_with_validation(x, y, train, validation, start, lr, epochs):
    params = start.clone().requires_grad_()
    result = ([], [], [])
    for _ in range(epochs):
        with torch.no_grad():
            result[1].append(mse_of(params, x[validation], y[validation]).item())
        loss = mse_of(params, x[train], y[train])
        (slope,) = torch.autograd.grad(loss, params)
        params = (params - lr * slope).detach().requires_grad_()
        result[0].append(loss.item())
        result[2].append(params)
    return result
