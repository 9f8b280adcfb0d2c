# Style: state dicts compared key by key; the second network's numbers go to the first one's device.
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def seeded_net(seed, hidden):
    torch.manual_seed(seed)
    first, last = nn.Linear(1, hidden), nn.Linear(hidden, 1)
    return nn.Sequential(first, nn.ReLU(), last).to(device)


def same_start(one, other):
    a, b = one.state_dict(), other.state_dict()
    return all(bool((a[key] == b[key].to(a[key].device)).all()) for key in a)
