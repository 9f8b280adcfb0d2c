# Mistake: no memory of where it has been.
# named: listed_again
def graph_of(loss):
    names, edges = [], []

    def go(fn):
        me = len(names)
        names.append(type(fn).__name__)
        for child, _ in fn.next_functions:
            if child is not None:
                edges.append((me, go(child)))
        return me

    go(loss.grad_fn)
    return names, edges


def draw_graph(names, edges, places):
    plt.figure()
    for a, b in edges:
        (x0, y0), (x1, y1) = places[a], places[b]
        plt.plot([x0, x1], [y0, y1], "k-")
    for k in range(len(names)):
        plt.text(places[k][0], places[k][1], names[k])
    plt.show()
