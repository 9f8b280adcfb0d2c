# Style: slices, a running total of squared errors, autograd under .data.
def minibatch_by_hand(X, y, start, alpha, epochs, batch_size):
    n = X.shape[0]
    W = start.clone()
    W.requires_grad = True
    epoch_losses, parameters = [], []
    for epoch in range(1, epochs + 1):
        total = 0.0
        for i in range(0, n, batch_size):
            x_batch, y_batch = X[i : i + batch_size], y[i : i + batch_size]
            loss = torch.mean((x_batch @ W - y_batch) ** 2)
            loss.backward()
            W.data = W.data - alpha * W.grad
            W.grad.zero_()
            total += loss.item() * x_batch.size(0)
            parameters.append(W.data)
        epoch_losses.append(total / n)
    return epoch_losses, parameters
