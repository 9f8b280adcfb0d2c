# Style: Python lists and floats; a dict of the state; tuples in the history.
def train_analytic(t_u, t_c, start, lr, epochs):
    u, c = [float(v) for v in t_u], [float(v) for v in t_c]
    state = dict(zip("wb", map(float, start)))
    diary = []
    for _ in range(epochs):
        errors = [state["w"] * ui + state["b"] - ci for ui, ci in zip(u, c)]
        mean = lambda values: math.fsum(values) / len(u)
        loss = mean(e**2 for e in errors)
        slopes = {"w": mean(2 * e * ui for e, ui in zip(errors, u)), "b": mean(2 * e for e in errors)}
        state = {name: state[name] - lr * slopes[name] for name in state}
        diary.append((loss, tuple(state.values())))
    losses, parameters = map(list, zip(*diary))
    return losses, parameters
