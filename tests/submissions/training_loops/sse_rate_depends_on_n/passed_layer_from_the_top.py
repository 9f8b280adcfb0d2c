# Style: the rates sorted from the top, a layer and an optimiser for each, leaving early once the loss overflows.
def largest_stable_alpha(X, y, start, alphas, epochs, reduction):
    loss_fn = nn.MSELoss(reduction=reduction)
    for alpha in sorted(alphas, reverse=True):
        net = nn.Linear(2, 1, bias=False)
        with torch.no_grad():
            net.weight.copy_(start)
        opt = optim.SGD(net.parameters(), lr=alpha)
        first = loss_fn(net(X).squeeze(), y).item()
        for epoch in range(epochs):
            opt.zero_grad()
            loss = loss_fn(net(X).squeeze(), y)
            if not torch.isfinite(loss):
                break
            loss.backward()
            opt.step()
        last = loss_fn(net(X).squeeze(), y).item()
        if math.isfinite(last) and last <= first:
            return alpha
