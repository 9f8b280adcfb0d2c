# Style: the three points go through the loss in one call of vmap; a tensor of shape (2, 1) is returned.
def forward_difference(loss, w0, w1, h=0.001):
    W0 = torch.stack([w0, w0 + h, w0])
    W1 = torch.stack([w1, w1, w1 + h])
    here, ahead0, ahead1 = torch.vmap(loss)(W0, W1)
    return torch.stack([ahead0 - here, ahead1 - here]).div(h).reshape(2, 1)
