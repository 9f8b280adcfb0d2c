# Mistake: the layers are made on the device.
# named: made_on_the_device
device = "cuda" if torch.cuda.is_available() else "cpu"


def seeded_net(seed, hidden):
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.Linear(1, hidden, device=device),
        nn.ReLU(),
        nn.Linear(hidden, 1, device=device),
    )


def same_start(one, other):
    for p, q in zip(one.parameters(), other.parameters()):
        if not torch.equal(p.cpu(), q.cpu()):
            return False
    return True
