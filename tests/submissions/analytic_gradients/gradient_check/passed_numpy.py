# Style: NumPy, a loss of its own, autograd.grad, three rows of one array, the curve as an array.
def loss_np(X, y, W):
    return np.mean((X.dot(W) - y) ** 4)

def three_gradients(X, y, W, h):
    A, t, w = X.numpy(), y.numpy(), W.detach().numpy().copy()
    num = np.zeros(w.size)
    for i in range(w.size):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        num[i] = (loss_np(A, t, up) - loss_np(A, t, down)) / 2 / h
    ana = 4 * A.T.dot((A.dot(w) - t) ** 3) / t.size
    v = torch.tensor(w, requires_grad=True)
    auto, = torch.autograd.grad(fourth_power(X, y, v), v)
    return np.array([num, ana, auto.numpy()])

def relative_error(a, b):
    a, b = np.asarray(a), np.asarray(b)
    return np.linalg.norm(a - b) / np.linalg.norm(b)

def error_curve(X, y, W, steps):
    out = np.empty(len(steps))
    for k, h in enumerate(steps):
        g = three_gradients(X, y, W, h)
        out[k] = relative_error(g[0], g[1])
    return out
