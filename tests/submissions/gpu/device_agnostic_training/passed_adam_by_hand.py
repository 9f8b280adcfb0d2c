# Style: Adam written out under no_grad with lists of averages on the parameters' device.
def train_anywhere(net, x, y, rate, epochs):
    dev = torch.device("cuda:0") if torch.cuda.is_available() else torch.device("cpu")
    net.to(dev)
    x, y = (t.to(dev) for t in (x, y))
    params = list(net.parameters())
    m = [torch.zeros_like(p) for p in params]
    v = [torch.zeros_like(p) for p in params]
    losses = []
    for t in range(1, epochs + 1):
        loss = F.mse_loss(net(x), y)
        losses.append(loss.detach())
        grads = torch.autograd.grad(loss, params)
        with torch.no_grad():
            for k, (p, g) in enumerate(zip(params, grads)):
                m[k] = 0.9 * m[k] + (1 - 0.9) * g
                v[k] = 0.999 * v[k] + (1 - 0.999) * g * g
                p -= rate * (m[k] / (1 - 0.9**t)) / (torch.sqrt(v[k] / (1 - 0.999**t)) + 1e-8)
    return losses
