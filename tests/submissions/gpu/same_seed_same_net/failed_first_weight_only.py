# Mistake: only the first weight is looked at.
# named: first_tensor_only
def seeded_net(seed, hidden):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, 1))
    return net.to("cuda:0" if torch.cuda.is_available() else "cpu")


def same_start(one, other):
    return bool((one[0].weight.cpu() == other[0].weight.cpu()).all())
