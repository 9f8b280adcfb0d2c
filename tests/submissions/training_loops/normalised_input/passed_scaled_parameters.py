# Style: never scales the table; the raw slope is scale * w, and the chain rule does the rest; NumPy, one-liners.
def raw_parameters(parameters, scale):
    return np.asarray(parameters) * [scale, 1]

def train_normalised(t_u, t_c, start, lr, epochs, scale):
    A, c, p = np.column_stack([t_u, np.ones(len(t_u))]).astype(float), np.array(t_c, float), np.array(start, float)
    losses, parameters = [], []
    for _ in range(epochs):
        e = A @ raw_parameters(p, scale) - c
        losses.append(e.dot(e) / e.size)
        p = p - lr * raw_parameters(2 * A.T @ e / e.size, scale)
        parameters.append(p)
    return losses, parameters
