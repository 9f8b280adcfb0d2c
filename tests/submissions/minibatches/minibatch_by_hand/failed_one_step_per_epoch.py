# Mistake: gradients of the batches pile up, the update stands behind the inner loop.
def minibatch_by_hand(X, y, start, alpha, epochs, batch_size):
    W = start.clone().requires_grad_()
    optimizer = optim.SGD([W], lr=alpha)
    epoch_losses, parameters = [], []
    for _ in range(epochs):
        optimizer.zero_grad()
        total = 0
        for i in range(0, len(X), batch_size):
            loss = F.mse_loss(X[i : i + batch_size] @ W, y[i : i + batch_size])
            loss.backward()
            total += loss.item() * len(y[i : i + batch_size])
        optimizer.step()
        parameters.append(W.detach().clone())
        epoch_losses.append(total / len(X))
    return epoch_losses, parameters
