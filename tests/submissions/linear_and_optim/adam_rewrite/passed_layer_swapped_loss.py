# Style: nn.Linear(1, 1), foreach off, the loss with its arguments swapped; arrays.
def train_adam(inputs, targets, start, lr, epochs):
    net = nn.Linear(1, 1)
    net.load_state_dict({"weight": start[:1].reshape(1, 1), "bias": start[1:]})
    opt = torch.optim.Adam(net.parameters(), lr=lr, foreach=False)
    losses, path = [], np.empty((epochs, 2), dtype=np.float32)
    for i in range(epochs):
        loss = F.mse_loss(targets[:, None], net(inputs[:, None]))
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.detach().numpy().item())
        path[i] = net.weight.item(), net.bias.item()
    return losses, path
