# Style: Sequential at once, a loop with an early return.
def seeded_net(seed, hidden):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, 1))
    return net.to("cuda:0" if torch.cuda.is_available() else "cpu")


def same_start(one, other):
    for p, q in zip(one.parameters(), other.parameters()):
        if not torch.equal(p.cpu(), q.cpu()):
            return False
    return True
