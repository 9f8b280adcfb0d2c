"""A walk through the graph behind a loss."""

from collections import deque

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
