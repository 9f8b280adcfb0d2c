# Style: the pair is yielded, the updates of an epoch are counted.
def name_the_descent(n, batch_size):
    updates = -(-n // batch_size)
    kind = "stochastic" if updates == n else "mini-batch" if updates > 1 else ""
    yield f"{kind} gradient descent".strip()
    yield "stochastic gradient descent" if kind else "gradient descent"
