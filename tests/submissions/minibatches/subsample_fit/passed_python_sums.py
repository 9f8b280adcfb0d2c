# Style: Python lists and sums, as in a statistics course; the second function calls the first.
def every_so_many(values, every):
    return [values[i].item() for i in range(len(values)) if i % every == 0]


def subsample_fit(x, y, every):
    xs, ys = every_so_many(x, every), every_so_many(y, every)
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    top = sum((a - x_mean) * (b - y_mean) for a, b in zip(xs, ys))
    slope = top / sum((a - x_mean) ** 2 for a in xs)
    return [y_mean - slope * x_mean, slope]


def slope_error(x, y, every):
    intercept, slope = subsample_fit(x, y, every)
    xs, ys = every_so_many(x, every), every_so_many(y, every)
    x_mean = sum(xs) / len(xs)
    squares = sum((b - intercept - slope * a) ** 2 for a, b in zip(xs, ys))
    return math.sqrt(squares / (len(xs) - 2) / sum((a - x_mean) ** 2 for a in xs))
