# Style: recursion that carries the pair of the last finite loss; the flag is a tensor of shape ().
def stop_on_divergence(t_u, t_c, start, lr, epochs, before=None):
    error = start[0] * t_u + start[1] - t_c
    stop = torch.mean(error**2).isfinite().logical_not()
    if epochs == 0:
        return [], start, torch.tensor(False)
    if stop:
        return [], start if before is None else before, stop
    slopes = 2 * torch.stack([error * t_u, error]).mean(dim=1)
    losses, pair, stopped = stop_on_divergence(t_u, t_c, start - lr * slopes, lr, epochs - 1, start)
    return [torch.mean(error**2)] + losses, pair, stopped
