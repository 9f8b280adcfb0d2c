# Style: slices in a while loop, updates by hand, 0-d tensors come back.
def train_in_batches(net, X, y, rate, batch_size, epochs):
    gpu = torch.cuda.is_available()
    if gpu:
        net.cuda()
    history = []
    for _ in range(epochs):
        i = 0
        while i < len(X):
            xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            if gpu:
                xb, yb = xb.cuda(), yb.cuda()
            loss = ((net(xb) - yb) ** 2).mean()
            net.zero_grad()
            loss.backward()
            with torch.no_grad():
                for p in net.parameters():
                    p -= rate * p.grad
            history.append(loss.detach())
            i += batch_size
    return history
