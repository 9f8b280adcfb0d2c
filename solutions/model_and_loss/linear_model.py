"""A line as a formula and as a product with a column of ones."""

import torch

from graders import alternative, misconception


def line(x, w, b):
    """The predictions w * x + b, for x of shape (n,) and scalars w and b."""
    return w * x + b


def line_by_matrix(x, W):
    """The predictions X @ W, where X has a column of ones and then x; W = (intercept, slope)."""
    X = torch.stack([torch.ones_like(x), x], dim=1)
    return X @ W


@alternative("line")
def one_point_at_a_time(x, w, b):
    predictions = []
    for value in x:
        predictions.append(value.item() * w.item() + b.item())
    return predictions


@alternative("line")
def with_named_operations(x, w, b):
    return torch.add(torch.mul(x, w), b).reshape(-1, 1)


@alternative("line_by_matrix")
def transposed_rows(x, W):
    rows = torch.zeros(2, len(x))
    rows[0] = 1
    rows[1] = x
    return torch.matmul(W, rows)


@alternative("line_by_matrix")
def columns_throughout(x, W):
    column = x.view(-1, 1)
    X = torch.cat((torch.ones(column.shape), column), dim=1)
    return torch.mm(X, W.reshape(2, 1))


@alternative("line_by_matrix")
def with_numpy(x, W):
    import numpy as np
    X = np.c_[np.ones(len(x)), x.numpy()]
    return X.dot(W.numpy())


@alternative("line_by_matrix")
def rows_from_lists(x, W):
    X = torch.tensor([[1.0, value] for value in x.tolist()])
    return (X * W).sum(1)


@misconception("line", hint="What does your function predict for x = 0? What should a line predict there?")
def slope_and_intercept_swapped(x, w, b):
    """You multiply x by b and add w: slope and intercept have changed places."""
    return w + b * x


@misconception("line", hint="Multiply out what you wrote. By what is b multiplied?")
def adds_before_it_multiplies(x, w, b):
    """You add b to x before you multiply, so that b is multiplied by w as well."""
    return w * (x + b)


@misconception("line", hint="What does your function predict for x = 0? What should a line predict there?")
def no_intercept(x, w, b):
    """Your line passes through the origin: b is not used."""
    return w * x


@misconception("line", hint="Call your function with w = 2. Does the prediction change?")
def first_guess_only(x, w, b):
    """You predict the reading itself, which is right for w = 1 and b = 0 only."""
    return x


@misconception("line_by_matrix", hint="Which column of X does the first number of W meet? What stands in it?")
def ones_last(x, W):
    """Your column of ones comes last, so the intercept is used as the slope."""
    X = torch.stack([x, torch.ones_like(x)], dim=1)
    return X @ W


@misconception("line_by_matrix", hint="What does `*` do to two tensors, and what does `@` do?")
def multiplied_entry_by_entry(x, W):
    """You multiplied entry by entry with `*`: what comes out is a table of products, not yet their sums."""
    X = torch.stack([torch.ones_like(x), x], dim=1)
    return X * W


@misconception("line_by_matrix", hint="How many predictions did you return? Along which axis should the sum run?")
def summed_over_everything(x, W):
    """You added up all products, so that a single number is left of the n predictions."""
    X = torch.stack([torch.ones_like(x), x], dim=1)
    return (X * W).sum()


@misconception("line_by_matrix", hint="Print your X for four inputs. Is its second column x?")
def reshaped_in_place_of_stacked(x, W):
    """You laid ones and x end to end and reshaped: the rows of your X are neighbours in that list, not (1, x)."""
    X = torch.cat([torch.ones_like(x), x]).reshape(len(x), 2)
    return X @ W


@misconception("line_by_matrix", hint="What does your function predict for x = 0? Which number of W should that be?")
def ones_missing(x, W):
    """The column of ones is missing, so the intercept plays no part."""
    return x * W[1]


@misconception("line_by_matrix", hint="Print the first column of your X. By what is the intercept multiplied?",
               same_as="ones_missing")
def zeros_for_ones(x, W):
    """Your first column holds zeros, so the intercept is multiplied away."""
    X = torch.stack([torch.zeros_like(x), x], dim=1)
    return X @ W


@misconception("line_by_matrix", hint="Print the first column of your X. Is it the same number in every row?")
def x_in_both_columns(x, W):
    """Both columns of your X hold x: the intercept is multiplied by x, too."""
    X = torch.stack([x, x], dim=1)
    return X @ W
