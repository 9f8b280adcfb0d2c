def train(
    loss,
    start: tuple[float, float] = (0.0, 1.0),  # where: to begin
    *,
    epochs: int = 3,
) -> list[float]:
    ### BEGIN SOLUTION
    # no docstring, but a comment
    history = []

    for _ in range(epochs):
        history.append(loss(*start))
    return history
    ### END SOLUTION
