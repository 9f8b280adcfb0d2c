# Style: the names of the state.
def count_layers(net):
    names = {key.rsplit(".", 1)[0] for key in net.state_dict()}
    return len(names), max(len(names) - 1, 0)
