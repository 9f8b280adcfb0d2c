# Style: W as a column of shape (2, 1) everywhere, y too; in place, with copies taken; a dict is unpacked at the end.
def one_step(X, y, W, alpha):
    W = W.reshape(-1, 1).clone().requires_grad_()
    y = y.reshape(-1, 1)
    result = {"before": W.detach().clone()}
    ((y - X @ W).T @ (y - X @ W)).backward()
    with torch.no_grad():
        result["update"] = -alpha * W.grad
        W += result["update"]
    result["after"] = W
    return list(result.values())
