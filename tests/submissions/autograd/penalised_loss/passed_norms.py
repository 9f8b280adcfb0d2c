# Style: vector norms, the closure that an optimiser may be given, attached losses.
def penalised_loss(X, y, params, strength):
    return torch.linalg.vector_norm(X @ params - y) ** 2 / len(y) + strength * torch.linalg.vector_norm(params) ** 2


def train_penalised(X, y, start, lr, epochs, strength):
    w = start.clone().requires_grad_()
    optimizer = optim.SGD([w], lr=lr)

    def closure():
        optimizer.zero_grad()
        loss = penalised_loss(X, y, w, strength)
        loss.backward()
        return loss

    history = [(optimizer.step(closure), w.detach().clone()) for _ in range(epochs)]
    return [row[0] for row in history], [row[1] for row in history]
