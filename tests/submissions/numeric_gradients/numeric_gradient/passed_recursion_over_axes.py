# Style: recursion over the first axis, down to single numbers.
def numeric_gradient(loss, theta, h=1e-4):
    if theta.dim() == 0:
        return (loss(theta + h) - loss(theta - h)) / (2 * h)

    def with_row(i):
        return lambda row: loss(torch.cat([theta[:i], row[None], theta[i + 1:]]))

    return torch.stack([numeric_gradient(with_row(i), theta[i], h) for i in range(len(theta))])
