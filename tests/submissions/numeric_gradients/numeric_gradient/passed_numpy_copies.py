# Style: NumPy copies are handed to the loss, one np.ndindex loop, nested lists are returned.
def numeric_gradient(loss, theta, h=1e-4):
    base = np.array(theta)
    result = np.zeros(base.shape)
    for index in np.ndindex(base.shape):
        ahead, behind = base.copy(), base.copy()
        ahead[index] += h
        behind[index] -= h
        result[index] = (loss(torch.from_numpy(ahead)) - loss(torch.from_numpy(behind))) / (2 * h)
    return torch.from_numpy(result)
