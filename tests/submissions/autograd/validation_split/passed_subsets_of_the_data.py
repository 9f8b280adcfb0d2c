# Style: random_split, parts cut out first, a class for the model.
def split_indices(n, seed):
    count = int(0.2 * n)
    parts = torch.utils.data.random_split(range(n), [n - count, count], torch.Generator().manual_seed(seed))
    return [list(part) for part in parts]


def train_with_validation(x, y, train, validation, start, lr, epochs):
    parts = {name: (x[i], y[i]) for name, i in (("train", train), ("val", validation))}
    w, b = start[0:1].clone().requires_grad_(), start[1:2].clone().requires_grad_()
    optimizer = optim.SGD([w, b], lr=lr)
    diary = {"train": [], "val": [], "params": []}
    for epoch in range(1, epochs + 1):
        for name, (inputs, targets) in parts.items():
            with torch.set_grad_enabled(name == "train"):
                loss = F.mse_loss(w * inputs + b, targets)
            diary[name].append(loss.item())
            if name == "train":
                saved = loss
        optimizer.zero_grad()
        saved.backward()
        optimizer.step()
        diary["params"].append(torch.cat([w, b]).detach())
    return diary["train"], diary["val"], diary["params"]
