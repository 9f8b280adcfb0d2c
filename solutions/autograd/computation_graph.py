"""A walk through the graph behind a loss, and its picture."""

from collections import deque

import matplotlib.pyplot as plt
import numpy as np

from graders import alternative, misconception


def graph_of(loss):
    """Walk through the graph behind a loss.

    loss: tensor with a `grad_fn`.
    Returns (names, edges): the name of every node, each node once, in any order, and a pair (i, j) wherever the node
    i uses the result of the node j directly; i and j are places in names.
    """
    names, edges, place = [], [], {}

    def visit(node):
        if node not in place:
            place[node] = len(names)
            names.append(type(node).__name__)
            for used, _ in node.next_functions:
                if used is not None:
                    visit(used)
                    edges.append((place[node], place[used]))

    visit(loss.grad_fn)
    return names, edges


def draw_graph(names, edges, places):
    """Draw a graph: a line for each edge, and the name of each node at its place.

    names: list of strings. edges: list of pairs (i, j) of places in names. places: list of pairs (across, up), one for
    each name. Returns nothing; the picture is the current figure.
    """
    for i, j in edges:
        plt.plot([places[i][0], places[j][0]], [places[i][1], places[j][1]], color="silver")
    for name, (across, up) in zip(names, places):
        plt.text(across, up, name, ha="center", bbox={"facecolor": "white"})
    plt.axis("off")


@alternative("graph_of")
def breadth_first(loss):
    nodes, queue = [loss.grad_fn], deque([loss.grad_fn])
    pairs = set()
    while queue:
        node = queue.popleft()
        for child, number in node.next_functions:
            if child is None:
                continue
            if child not in nodes:
                nodes.append(child)
                queue.append(child)
            pairs.add((nodes.index(node), nodes.index(child)))
    return [node.name() for node in nodes], sorted(pairs)


@alternative("graph_of")
def nodes_first_then_edges(loss):
    seen, stack = set(), [loss.grad_fn]
    while stack:
        fn = stack.pop()
        if fn is None or fn in seen:
            continue
        seen.add(fn)
        stack += [pair[0] for pair in fn.next_functions]
    order = list(seen)
    edges = [[i, order.index(f[0])] for i in range(len(order)) for f in order[i].next_functions if f[0]]
    return tuple(str(fn.__class__.__name__) for fn in order), edges


@alternative("graph_of")
def numbered_from_the_leaves(loss):
    number, names, edges = {}, [], []

    def number_of(fn):
        if fn in number:
            return number[fn]
        below = [number_of(pair[0]) for pair in fn.next_functions if pair[0] is not None]
        number[fn] = len(names)
        names.append(type(fn).__name__)
        edges.extend([number[fn], k] for k in below)
        return number[fn]

    number_of(loss.grad_fn)
    return names, edges


@alternative("draw_graph")
def on_axes_with_annotations(names, edges, places):
    fig, ax = plt.subplots()
    at = dict(enumerate(places))
    for user, used in edges:
        xs, ys = zip(at[used], at[user])
        ax.plot(xs, ys, "k--", zorder=1)
    for k, name in enumerate(names):
        ax.annotate(name, at[k], fontsize=8)
    return fig


@alternative("draw_graph")
def nodes_as_markers(names, edges, places):
    table = np.array(places)
    plt.figure(figsize=(6, 6))
    plt.plot(table[:, 0], table[:, 1], "o")
    for edge in edges:
        plt.plot(*table[list(edge)].T, "-", color="tab:blue")
    for (x, y), name in zip(places, names):
        plt.gca().text(x + 0.1, y, s=name)
    plt.title("graph")


def walk(loss, below, again=False):
    """The walk with another idea of what lies below a node; with `again` a node is listed as often as it is met."""
    names, edges, place = [], [], {}

    def visit(node):
        here = place[node] = len(names)
        names.append(type(node).__name__)
        for used in below(node):
            there = visit(used) if again or used not in place else place[used]
            edges.append((here, there))
        return here

    visit(loss.grad_fn)
    return names, edges


@misconception(
    "graph_of",
    hint="How many entries has `next_functions` of a sum of two parameters? How many do you follow?",
)
def first_operand_only(loss):
    """You follow only the first operand of each operation, and miss what hangs on the others."""
    return walk(loss, lambda node: [used for used, _ in node.next_functions[:1] if used is not None])


@misconception(
    "graph_of",
    hint="A parameter that is used twice: how many nodes has it in the graph, and how many in your list?",
)
def listed_again(loss):
    """What is used in two places stands twice in your list: you do not notice that you have been there before."""
    return walk(loss, lambda node: [used for used, _ in node.next_functions if used is not None], again=True)


@misconception("graph_of", hint="What is below the operations that you found? When does a way come to its end?")
def one_level(loss):
    """You list the last operation and what it uses, and then stop; go on from there, down to the leaves."""
    top = loss.grad_fn
    return walk(loss, lambda node: [used for used, _ in node.next_functions if used is not None and node is top])


@misconception(
    "graph_of",
    hint="Print `next_functions` of a product of a parameter and data. What stands for the data?",
)
def data_have_no_node(loss):
    """You visit operands that have no node: for data, which need no gradient, None stands in `next_functions`."""
    return walk(loss, lambda node: [used for used, _ in node.next_functions])


@misconception("graph_of", hint="Take one pair (i, j) of yours: which of the two is computed from the other?")
def pairs_turned_round(loss):
    """Your pairs are turned round: first comes the node that uses, then the one that is used."""
    names, edges = graph_of(loss)
    return names, [(j, i) for i, j in edges]


@misconception("graph_of", hint="Where does the gradient go in the end? What is the name of the node that keeps it?")
def leaves_left_out(loss):
    """You left out the leaves: the nodes AccumulateGrad, where the gradients are kept, belong to the graph."""
    def below(node):
        return [used for used, _ in node.next_functions if used is not None and used.next_functions]

    return walk(loss, below)


@misconception("draw_graph", hint="What are the first and the second argument of `plt.plot`: points, or coordinates?")
def points_for_coordinates(names, edges, places):
    """You hand the two points to `plot`; it takes all the coordinates across first, and then all those up."""
    draw_graph(names, [], places)
    for i, j in edges:
        plt.plot(places[i], places[j])


@misconception("draw_graph", hint="Cover the names. Which nodes does your picture join that no edge joins?")
def one_long_line(names, edges, places):
    """You join the nodes one after the other with a single line, whatever the edges are."""
    draw_graph(names, [], places)
    plt.plot([x for x, _ in places], [y for _, y in places])


@misconception("draw_graph", hint="What stands in your picture, and what is `names[0]`?")
def numbers_for_names(names, edges, places):
    """You write the numbers of the nodes; their names were asked for."""
    draw_graph([str(k) for k in range(len(names))], edges, places)
