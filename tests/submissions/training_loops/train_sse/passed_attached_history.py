# Style: autograd and optim.SGD; losses and predictions are kept with their graph, parameters cloned.
def train_sse(X, y, start, alpha, epochs):
    W = nn.Parameter(start.clone())
    optimizer = optim.SGD([W], lr=alpha)
    history = {"loss": [], "yhat": [], "W": []}
    for epoch in range(epochs):
        yhat = X @ W
        loss = torch.sum((y - yhat) ** 2)
        history["loss"].append(loss)
        history["yhat"].append(yhat)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        history["W"].append(W.clone())
    return history["loss"], history["yhat"], history["W"]
