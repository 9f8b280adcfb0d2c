# Mistake: torch.equal of tensors on two devices.
# named: compared_across_devices
def seeded_net(seed, hidden):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, 1))
    return net.to("cuda:0" if torch.cuda.is_available() else "cpu")


def same_start(one, other):
    for p, q in zip(one.parameters(), other.parameters()):
        if not torch.equal(p, q):
            return False
    return True
