# Style: autograd and optim.SGD, the two halves made before the loop.
def odd_even_training(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_(True)
    optimizer = optim.SGD([W], lr=alpha)
    halves = [(X[0::2], y[0::2]), (X[1::2], y[1::2])]
    losses, parameters = [], []
    for epoch in range(epochs):
        for inputs, targets in halves:
            optimizer.zero_grad()
            loss = F.mse_loss(inputs @ W, targets)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            parameters.append(W.detach().clone())
    return losses, parameters
