# Style: NumPy, and the closed formula that the page ends with.
def slope_at(w):
    return np.polyval(np.polyder([1, -2, 3]), w.numpy())

def direction(w):
    return np.sign(1 - w.numpy())

def minimise(start, lr, steps):
    k = np.arange(1, steps + 1)
    return 1 + (start.item() - 1) * (1 - 2 * lr) ** k
