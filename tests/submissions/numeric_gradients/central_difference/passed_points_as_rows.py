# Style: NumPy; the four points are the rows of an array, and the answer is an array.
def central_difference(loss, w, b, d=0.1):
    here = np.array([float(w), float(b)])
    steps = np.eye(2) * d
    points = np.vstack([here + steps, here - steps])
    losses = np.array([loss(*point) for point in points])
    return (losses[:2] - losses[2:]) / 2 / d
