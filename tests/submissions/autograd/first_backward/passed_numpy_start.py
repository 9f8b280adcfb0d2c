# Style: the start goes through NumPy, the leaf is made by torch.from_numpy; extra defaulted argument.
def first_backward(loss_of, start, show=False):
    w = torch.from_numpy(np.array(start, dtype=np.float32)).requires_grad_(True)
    no_grad_yet = w.grad
    L = loss_of(w)
    L.backward()
    if show:
        print(L.item(), w.grad)
    return no_grad_yet, w.grad.reshape(-1, 1)
