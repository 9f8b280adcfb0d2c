# Style: flat predictions against flat targets, the update by hand over both parameters, begun at zero.
def fit_layer(x, y, lr, epochs):
    layer = nn.Linear(1, 1)
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    for epoch in range(epochs):
        error = layer(x[:, None]).flatten() - y
        loss = (error**2).mean()
        layer.zero_grad()
        loss.backward()
        for p in layer.parameters():
            p.data = p.data - lr * p.grad
        if epoch % 10 == 0:
            print(f"{epoch}: {loss.item():.3f}")
    return layer
