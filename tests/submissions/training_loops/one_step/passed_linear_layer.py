# Style: nn.Linear without bias and optim.SGD; weights of shape (1, 2) come back.
def one_step(X, y, W, alpha):
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = W.reshape(1, 2).clone()
    optimizer = optim.SGD(net.parameters(), lr=alpha)
    before = net.weight.data.clone()
    loss = nn.MSELoss(reduction="sum")(net(X).flatten(), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    after = net.weight.data.clone()
    return before, -alpha * net.weight.grad, after
