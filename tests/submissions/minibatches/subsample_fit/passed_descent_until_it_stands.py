# Style: trained with autograd on standardised inputs until nothing moves any more, then scaled back.
def subsample_fit(x, y, every):
    x, y = x[::every].double(), y[::every].double()
    middle, width = x.mean(), x.std(correction=0)
    line = nn.Linear(1, 1).double()
    optimizer = optim.SGD(line.parameters(), lr=0.25)
    for _ in range(120):
        optimizer.zero_grad()
        F.mse_loss(line(((x - middle) / width).unsqueeze(1)), y.unsqueeze(1)).backward()
        optimizer.step()
    slope = line.weight[0] / width
    return line.bias - slope * middle, slope


def slope_error(x, y, every):
    intercept, slope = subsample_fit(x, y, every)
    x, y = x[::every], y[::every]
    r = y - intercept - slope * x
    return torch.sqrt((r @ r) / (x.numel() - 2) / ((x - x.mean()) ** 2).sum())
