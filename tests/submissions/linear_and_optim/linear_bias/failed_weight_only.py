# Mistake: the optimiser knows the weight and not the bias.
# named: only_the_weight
def fit_layer(x, y, lr, epochs):
    net = nn.Linear(1, 1)
    optimizer = optim.SGD([net.weight], lr=lr)
    for _ in range(epochs):
        loss = F.mse_loss(net(x.reshape(-1, 1)), y.reshape(-1, 1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return net
