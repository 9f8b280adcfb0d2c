# Mistake: the two ends of an edge are handed to plot as they are.
# named: points_for_coordinates
def graph_of(loss):
    nodes, edges = [loss.grad_fn], []
    for fn in nodes:
        for child, _ in fn.next_functions:
            if child is not None:
                if child not in nodes:
                    nodes.append(child)
                edges.append((nodes.index(fn), nodes.index(child)))
    return [type(fn).__name__ for fn in nodes], edges


def draw_graph(names, edges, places):
    for i, j in edges:
        plt.plot(places[i], places[j], color="gray")
    for name, place in zip(names, places):
        plt.text(*place, name)
    plt.axis("off")
