# Style: NumPy float64 scalars all the way, one np.array at the end.
def forward_difference(loss, w0, w1, h=0.001):
    a, b = np.float64(w0), np.float64(w1)
    L = lambda p, q: np.float64(loss(p, q))
    now = L(a, b)
    return np.array([L(a + h, b) - now, L(a, b + h) - now]) / np.float64(h)
