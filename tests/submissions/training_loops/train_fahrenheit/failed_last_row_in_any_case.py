# Mistake: the last epoch gets a row in any case.
# named: a_row_for_the_last_epoch
def train_fahrenheit(x, y, start, lr, epochs, log_every):
    A = torch.stack((x, torch.ones_like(x)), 1)
    theta, log = start.clone(), []
    for i in range(epochs):
        r = A @ theta - y
        loss = r.square().mean().item()
        if math.isinf(loss) or math.isnan(loss):
            break
        if not (i + 1) % log_every or i == epochs - 1:
            log.append((i + 1, loss))
        theta -= 2 * lr / len(y) * (A.T @ r)
    return log, theta
