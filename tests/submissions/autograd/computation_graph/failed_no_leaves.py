# Mistake: the walk ends one node too early.
# named: leaves_left_out
def graph_of(loss):
    nodes, edges = [loss.grad_fn], []
    for fn in nodes:
        for child, _ in fn.next_functions:
            if child is None or type(child).__name__ == "AccumulateGrad":
                continue
            if child not in nodes:
                nodes.append(child)
            edges.append((nodes.index(fn), nodes.index(child)))
    return [type(fn).__name__ for fn in nodes], edges


def draw_graph(names, edges, places):
    plt.figure()
    for a, b in edges:
        (x0, y0), (x1, y1) = places[a], places[b]
        plt.plot([x0, x1], [y0, y1], "k-")
    for k in range(len(names)):
        plt.text(places[k][0], places[k][1], names[k])
    plt.show()
