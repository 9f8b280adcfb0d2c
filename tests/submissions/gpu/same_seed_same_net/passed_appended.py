# Style: modules appended one by one; all numbers in one vector.
def seeded_net(seed, hidden):
    torch.random.manual_seed(seed)
    layers = []
    layers.append(nn.Linear(in_features=1, out_features=hidden))
    layers.append(nn.ReLU())
    layers.append(nn.Linear(in_features=hidden, out_features=1))
    model = nn.Sequential(*layers)
    if torch.cuda.is_available():
        model = model.to(torch.device("cuda"))
    return model


def same_start(one, other):
    a = nn.utils.parameters_to_vector(one.parameters()).detach().cpu().numpy()
    b = nn.utils.parameters_to_vector(other.parameters()).detach().cpu().numpy()
    return (a == b).all()
