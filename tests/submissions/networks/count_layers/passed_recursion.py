# Style: a recursion over children.
def linears(module):
    if isinstance(module, nn.Linear):
        return 1
    return sum(linears(child) for child in module.children())

def count_layers(net):
    layers = linears(net)
    hidden = layers - 1
    return torch.tensor([layers, hidden])
