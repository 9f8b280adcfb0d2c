# Style: plain Python with a while loop over sample numbers; the last update of an epoch is found by counting.
def minibatch_by_hand(X, y, start, alpha, epochs, batch_size):
    xs, ys = X[:, 1].tolist(), y.tolist()
    b, w = float(start[0]), float(start[1])
    epoch_losses, parameters = [], []
    for _ in range(epochs):
        squares, begin = [], 0
        while begin < len(ys):
            end = min(begin + batch_size, len(ys))
            grad_b = grad_w = 0.0
            for i in range(begin, end):
                error = b + w * xs[i] - ys[i]
                squares.append(error * error)
                grad_b += 2 * error / (end - begin)
                grad_w += 2 * error * xs[i] / (end - begin)
            b -= alpha * grad_b
            w -= alpha * grad_w
            parameters.append([b, w])
            begin = end
        epoch_losses.append(math.fsum(squares) / len(squares))
    return epoch_losses, parameters
