# Style: everything is found first, then numbered in the order of the names.
def graph_of(loss):
    found = {loss.grad_fn}
    while True:
        below = {child for fn in found for child, _ in fn.next_functions if child is not None}
        if below <= found:
            break
        found |= below
    ordered = sorted(found, key=lambda fn: type(fn).__name__)
    edges = [(i, ordered.index(child)) for i, fn in enumerate(ordered) for child, _ in fn.next_functions if child]
    return [type(fn).__name__ for fn in ordered], torch.tensor(edges)


def draw_graph(names, edges, places):
    across, up = zip(*places)
    plt.scatter(across, up)
    for i, j in edges:
        plt.plot((across[i], across[j]), (up[i], up[j]), linestyle=":")
    list(map(plt.text, across, up, names))
    return plt.gcf()
