# Mistake: the gradient of the sum over the batch.
# named: sum_gradient
def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    W, batches, parameters = start.clone().requires_grad_(), [], []
    for _ in range(epochs):
        order = np.random.permutation(len(y))
        for i in range(0, len(y), batch_size):
            batch = order[i : i + batch_size]
            loss = nn.MSELoss(reduction="sum")(X[batch] @ W, y[batch])
            loss.backward()
            with torch.no_grad():
                W -= alpha * W.grad
            W.grad.zero_()
            batches.append(batch)
            parameters.append(W.tolist())
    return batches, parameters
