# Style: .cuda() under an if; a preallocated array.
def train_anywhere(net, x, y, rate, epochs):
    use_gpu = torch.cuda.is_available()
    if use_gpu:
        net.cuda()
        x, y = x.cuda(), y.cuda()
    optimizer = torch.optim.Adam(net.parameters(), rate)
    history = np.zeros(epochs)
    for t in range(epochs):
        optimizer.zero_grad()
        loss = ((y - net(x)) ** 2).mean()
        history[t] = loss.detach().cpu().numpy()
        loss.backward()
        optimizer.step()
    return history
