# Style: a helper that goes backward and returns the numbers; the zeroing in place by fill_.
def accumulate_and_zero(loss_of, start):
    w = start.detach().clone()
    w.requires_grad = True

    def back():
        loss_of(w).backward()
        return w.grad.numpy().copy()

    first, second = back(), back()
    w.grad.data.fill_(0)
    third = w.grad.numpy().copy()
    return first, second, third, back()
