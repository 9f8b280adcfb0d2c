# Style: optim.SGD; the update is the difference of two copies; every line is printed as well; a tuple is returned.
def progress_log(X, y, start, alpha, epochs, shown):
    W = start.clone().requires_grad_()
    optimizer = optim.SGD([W], lr=alpha)
    log, gap = [], False
    t = 0
    while t < epochs:
        t += 1
        old = W.detach().clone()
        optimizer.zero_grad()
        loss = F.mse_loss(X @ W, y)
        loss.backward()
        optimizer.step()
        new = W.detach()
        if t in shown:
            pair = lambda v: "(" + ", ".join("{:.3f}".format(float(e)) for e in v) + ")"
            log.append("epoch {}: loss {:.3f}, update {}, W {}".format(t, loss.item(), pair(new - old), pair(new)))
            gap = False
        elif not gap:
            log.append("...")
            gap = True
        if log:
            print(log[-1])
    return tuple(log)
