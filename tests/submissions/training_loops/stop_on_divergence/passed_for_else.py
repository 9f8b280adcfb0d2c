# Style: torch in float32 with autograd; break, and the else of a for loop.
def stop_on_divergence(t_u, t_c, start, lr, epochs):
    params = start.clone().requires_grad_()
    good, losses = start, []
    for _ in range(epochs):
        loss = F.mse_loss(params[0] * t_u + params[1], t_c)
        if not torch.isfinite(loss):
            stopped = True
            break
        losses.append(loss.detach())
        good = params.detach().clone()
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
            params.grad.zero_()
    else:
        stopped = False
        good = params
    return losses, good, stopped
