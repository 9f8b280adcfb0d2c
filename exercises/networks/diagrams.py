"""Pictures of networks: a diagram is a list of (name, nodes), one pair for each column, from left to right."""

import matplotlib.pyplot as plt

ROOM = 7  # a column of more nodes than this is shortened


def draw_network(diagram):
    """Draw the columns of a diagram, what leads from one to the next, and the numbers of nodes."""
    columns = [places(column, nodes) for column, (_, nodes) in enumerate(diagram)]
    low = min(y for column in columns for _, y in column)
    _, ax = plt.subplots(figsize=(min(1.7 * len(diagram) + 0.6, 11), 1.7 - 1.1 * low), layout="constrained")
    for k, (name, nodes) in enumerate(diagram):
        x = 2 * k
        ax.scatter([x for _ in columns[k]], [y for _, y in columns[k]], s=300, fc="white", ec="black", zorder=3)
        if nodes > ROOM:
            ax.scatter([x, x, x], [columns[k][-1][1] + d for d in (0.75, 1, 1.25)], s=6, color="black")
        ax.text(x, 0.8 - low, nodes, ha="center", fontweight="bold")
        ax.text(x, low - 1.7, name.replace(" ", "\n", 1), ha="center", va="top")
        if k:
            connect(ax, name, columns[k - 1], columns[k])
    ax.set(xlim=(-0.9, 2 * len(diagram) - 1.1), ylim=(low - 2.6, 1.3 - low))
    ax.axis("off")


def places(column, nodes):
    """Where the nodes of a column stand; of many, the first ones and the last."""
    rows = range(nodes) if nodes <= ROOM else [*range(ROOM - 3), ROOM - 1]
    middle = (min(nodes, ROOM) - 1) / 2
    return [(2 * column, middle - row) for row in rows]


def connect(ax, name, before, column):
    """Draw the arrows into a column: from all nodes and from the constant 1, or from each node to its own."""
    if name.startswith("linear"):
        arrows = [(start, end, "0.5") for start in before for end in column]
    else:
        arrows = [(start, end, "tab:blue") for start, end in zip(before, column, strict=True)]
    if name == "linear":  # it has a bias
        one = (before[-1][0], before[-1][1] - 1)
        arrows += [(one, end, "tab:orange") for end in column]
        ax.text(*one, "1", color="tab:orange", ha="center", va="center", bbox={"fc": "white", "ec": "tab:orange"})
    for start, end, color in arrows:
        shape = {"arrowstyle": "-|>", "color": color, "linewidth": 0.8, "shrinkA": 9, "shrinkB": 9}
        ax.annotate("", end, start, arrowprops=shape)
