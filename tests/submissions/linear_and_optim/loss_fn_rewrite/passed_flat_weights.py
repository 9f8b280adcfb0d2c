# Style: W stays a vector, so that nothing is a column; arrays for the histories.
def fit_with_mse_loss(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_(True)
    criterion = nn.MSELoss()
    losses = np.zeros(epochs)
    parameters = np.zeros((epochs, 2))
    for i in range(epochs):
        loss = criterion(torch.matmul(X, W), y)
        loss.backward()
        losses[i] = loss.detach()
        W.data -= alpha * W.grad.data
        parameters[i, :] = W.data.numpy()
        W.grad.data.zero_()
    return losses, parameters
