"""The names of gradient descent, by the number of samples an update looks at."""

from graders import alternative, misconception


def name_the_descent(n, batch_size):
    """The names of the descent whose updates look at `batch_size` of n samples.

    Returns the pair (old, today) of strings.
    """
    if batch_size >= n:
        return "gradient descent", "gradient descent"
    if batch_size == 1:
        return "stochastic gradient descent", "stochastic gradient descent"
    return "mini-batch gradient descent", "stochastic gradient descent"


@alternative("name_the_descent")
def with_conditional_expressions(n, batch_size):
    old = "stochastic " if batch_size == 1 else "mini-batch " if batch_size < n else ""
    today = "stochastic " if batch_size < n else ""
    return [old + "gradient descent", today + "gradient descent"]


@alternative("name_the_descent")
def looked_up(n, batch_size):
    gd, sgd, mini = "gradient descent", "stochastic gradient descent", "mini-batch gradient descent"
    names = {"all": (gd, gd), "one": (sgd, sgd), "some": (mini, sgd)}
    kind = "some"
    if min(batch_size, n) == n:
        kind = "all"
    elif batch_size < 2:
        kind = "one"
    return names[kind]


@alternative("name_the_descent")
def match_statement(n, batch_size):
    seen = len(range(n)[:batch_size])
    match seen:
        case 1:
            old = "stochastic gradient descent"
        case _ if seen == n:
            old = "gradient descent"
        case _:
            old = "mini-batch gradient descent"
    return old, old.replace("mini-batch", "stochastic")


@misconception("name_the_descent", hint="What do people say today who train with batches of 32?")
def old_names_only(n, batch_size):
    """You give the old name as today's, too: training with mini-batches is called SGD today."""
    old, _ = name_the_descent(n, batch_size)
    return old, old


@misconception("name_the_descent", hint="Read the table once more. Which of its two columns of names comes first?")
def today_first(n, batch_size):
    """Your two names are in the wrong order: the old one comes first."""
    old, today = name_the_descent(n, batch_size)
    return today, old


@misconception("name_the_descent", hint="How many samples does an update see if 10 samples are asked for 50 at a time?")
def too_large_a_batch(n, batch_size):
    """You call it gradient descent only where the batch size is exactly n; a larger one means all samples, too."""
    if batch_size > n:
        return "mini-batch gradient descent", "stochastic gradient descent"
    return name_the_descent(n, batch_size)


@misconception("name_the_descent", hint="`batch_size < n` holds for 1 as well. Which case do you ask for first?")
def one_is_a_mini_batch(n, batch_size):
    """You call one sample at a time mini-batch gradient descent: in the old names it was the only stochastic one."""
    if batch_size == 1:
        return "mini-batch gradient descent", "stochastic gradient descent"
    return name_the_descent(n, batch_size)
