# Mistake: the seed is that of the lecture, whatever is asked for.
def seeded_net(seed, hidden):
    torch.manual_seed(5)
    net = nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, 1))
    return net.to("cuda:0" if torch.cuda.is_available() else "cpu")


def same_start(one, other):
    for p, q in zip(one.parameters(), other.parameters()):
        if not torch.equal(p.cpu(), q.cpu()):
            return False
    return True
