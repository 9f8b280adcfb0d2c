# Style: gradients by autograd.grad, parameters moved in place; the free network is one neuron, written out in NumPy.
def sgd_mnist(net, X, y, batch_size, lr, epochs):
    weights, n, losses = list(net.parameters()), X.size(0), []
    for update in range(epochs * math.ceil(n / batch_size)):
        begin = update % math.ceil(n / batch_size) * batch_size
        p, t = net(X[begin : begin + batch_size]), y[begin : begin + batch_size]
        loss = -torch.where(t == 1, p, 1 - p).log().mean()
        with torch.no_grad():
            for weight, gradient in zip(weights, torch.autograd.grad(loss, weights)):
                weight.sub_(lr * gradient)
        losses.append(loss)
    return torch.stack(losses), np.mean((net(X).detach().numpy() > 0.5) == y.numpy())


def read_pictures(X, y, X_new):
    A, t, w, b = X.numpy(), y.numpy().ravel(), np.zeros(X.shape[1]), 0.0
    rng = np.random.default_rng()
    for _ in range(60):
        for batch in np.array_split(rng.permutation(len(t)), max(1, len(t) // 20)):
            error = 1 / (1 + np.exp(-(A[batch] @ w + b))) - t[batch]
            w -= 0.2 * A[batch].T @ error / len(batch)
            b -= 0.2 * error.mean()
    return X_new.numpy() @ w + b > 0
