# Style: covariance over variance, with sums in plain Python; a list of a tuple and two floats.
def truth_or_minimum(X, y, truth):
    xs, ys = [row[1] for row in X.tolist()], y.tolist()
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - mx) * (t - my) for x, t in zip(xs, ys)) / sum((x - mx) ** 2 for x in xs)

    def loss(a, b):
        return sum((t - a - b * x) ** 2 for x, t in zip(xs, ys))

    a = my - slope * mx
    return [(a, slope), loss(a, slope), loss(*truth.tolist())]
