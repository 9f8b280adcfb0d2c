# Style: two passes, the edges as an array, names of `node.name()`.
def graph_of(loss):
    nodes, todo = [], [loss.grad_fn]
    while len(todo) > 0:
        n = todo.pop(0)
        if n in nodes:
            continue
        nodes.append(n)
        todo.extend(child for child, _ in n.next_functions if child is not None)
    index = {n: i for i, n in enumerate(nodes)}
    edges = np.array([(index[n], index[c]) for n in nodes for c, _ in n.next_functions if c is not None])
    return [n.name() for n in nodes], edges


def draw_graph(names, edges, places):
    P = np.array(places, dtype=float)
    fig, ax = plt.subplots(figsize=(5, 5))
    for used, user in np.array(edges)[:, ::-1]:
        ax.plot([P[user, 0], P[used, 0]], [P[user, 1], P[used, 1]], marker="o")
    for name, p in zip(names, P):
        ax.annotate(name, xy=p, xytext=(3, 3), textcoords="offset points")
    ax.set_axis_off()
    return ax
