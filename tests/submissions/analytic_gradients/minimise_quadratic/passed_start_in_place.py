# Style: the start itself walks, and a clone of it is kept; the direction is a tensor.
def slope_at(w):
    return 2 * (w - 1)

def direction(w):
    return -torch.sign(slope_at(w))

def minimise(start, lr, steps):
    visited = []
    while len(visited) < steps:
        start -= lr * slope_at(start)
        visited.append(start.clone())
    return visited
