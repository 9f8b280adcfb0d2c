# Style: a generator of pairs of nodes, from which names and places are made.
def pairs(fn, done):
    if fn in done:
        return
    done.append(fn)
    for child, _ in fn.next_functions:
        if child is not None:
            yield fn, child
            yield from pairs(child, done)


def graph_of(loss):
    done = []
    found = list(pairs(loss.grad_fn, done))
    return [fn.__class__.__name__ for fn in done], {(done.index(a), done.index(b)) for a, b in found}


def draw_graph(names, edges, places):
    plt.figure()
    for a, b in edges:
        (x0, y0), (x1, y1) = places[a], places[b]
        plt.plot([x0, x1], [y0, y1], "k-")
    for k in range(len(names)):
        plt.text(places[k][0], places[k][1], names[k])
    plt.show()
