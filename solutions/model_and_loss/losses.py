"""Sum and mean of squared errors, for vectors and columns alike."""

import torch

from graders import alternative, misconception


def squared_errors(prediction, target):
    """One squared error for each point, of shape (n,)."""
    return (prediction.reshape(-1) - target.reshape(-1)) ** 2


def sse(prediction, target):
    """The sum of squared errors. Either argument may have the shape (n,) or (n, 1)."""
    return squared_errors(prediction, target).sum()


def mse(prediction, target):
    """The mean of squared errors. Either argument may have the shape (n,) or (n, 1)."""
    return squared_errors(prediction, target).mean()


@alternative("sse")
def a_running_total(prediction, target):
    total = 0.0
    for guess, truth in zip(prediction.flatten().tolist(), target.flatten().tolist()):
        total += (truth - guess) ** 2
    return total


@alternative("sse")
def the_squared_length(prediction, target):
    difference = target.view_as(prediction) - prediction
    return torch.norm(difference) ** 2


@alternative("sse")
def a_product_of_columns(prediction, target):
    errors = prediction.reshape(-1, 1) - target.reshape(-1, 1)
    return errors.T @ errors


@alternative("mse")
def from_the_library(prediction, target):
    import torch.nn.functional as F
    return F.mse_loss(prediction.squeeze(), target.squeeze())


@alternative("mse")
def the_sum_divided(prediction, target):
    return sse(prediction, target) / len(target)


@alternative("mse")
def with_numpy(prediction, target):
    import numpy as np
    return np.square(prediction.numpy().ravel() - target.numpy().ravel()).mean()


@alternative("mse")
def shapes_made_equal(prediction, target):
    if prediction.dim() > target.dim():
        target = target.unsqueeze(1)
    elif target.dim() > prediction.dim():
        target = target.squeeze(1)
    return torch.mean(torch.pow(prediction - target, 2)).item()


@misconception("sse", hint="What is `sse` of four errors of 1? Does your function say so?")
def mean_for_sum(prediction, target):
    """Your sse divides by the number of points: it is the mean."""
    return ((prediction.flatten() - target.flatten()) ** 2).mean()


@misconception("sse", hint="Take the errors 1 and -1. What should come out, and what do you get?")
def square_of_the_sum(prediction, target):
    """Your sse adds the errors first and squares the sum, so errors of opposite sign cancel."""
    return (prediction.flatten() - target.flatten()).sum() ** 2


@misconception("sse", hint="Take one error of 10. What should come out, and what do you get?")
def absolute_values(prediction, target):
    """Your sse adds up absolute errors; their squares were asked for."""
    return (prediction.flatten() - target.flatten()).abs().sum()


@misconception("sse", hint="Print the shape of prediction - target when one of them is a column.")
def sum_of_a_table(prediction, target):
    """Your sse subtracts a vector from a column as they are: broadcasting pairs every prediction with every target."""
    return ((prediction - target) ** 2).sum()


@misconception(
    "squared_errors", hint="Let one argument be a column, and print the shape of the difference. What does it hold?"
)
def tables_in_both(prediction, target):
    """Both losses subtract a vector from a column as it is: broadcasting pairs every prediction with every target."""
    return (prediction - target) ** 2


@misconception("sse", hint="How many numbers do you return, and how many are a loss?")
def squares_not_added(prediction, target):
    """Your sse returns the squares, one for each point; their sum was asked for."""
    return (prediction.flatten() - target.flatten()) ** 2


@misconception("mse", hint="What is `mse` of four errors of 1? Does your function say so?")
def sum_for_mean(prediction, target):
    """Your mse does not divide by the number of points: it is the sum."""
    return ((prediction.flatten() - target.flatten()) ** 2).sum()


@misconception("mse", hint="What is `mse` of four errors of 1? Does your function say so?")
def with_a_half(prediction, target):
    """Your mse has a factor 1/2 in front. Some books have it, this page has not."""
    return 0.5 * ((prediction.flatten() - target.flatten()) ** 2).mean()


@misconception("mse", hint="What is `mse` of four errors of 10? Does your function say so?")
def with_a_root(prediction, target):
    """Your mse takes the square root of the mean: that is the RMSE."""
    return ((prediction.flatten() - target.flatten()) ** 2).mean().sqrt()


@misconception("mse", hint="Divide by the number of points, whatever that number is. What does `var` divide by?")
def one_point_less(prediction, target):
    """Your mse divides by n - 1, as a variance does; it is the mean over n errors."""
    errors = prediction.flatten() - target.flatten()
    return (errors**2).sum() / (len(errors) - 1)


@misconception("mse", hint="What is `mse` of four errors of 1? A variance does not see that all of them are off.")
def variance_of_the_errors(prediction, target):
    """Your mse is the variance of the errors: you subtract their mean before you square."""
    return (prediction.flatten() - target.flatten()).var(unbiased=False)


@misconception("mse", hint="Print the shape of prediction - target when one of them is a column.")
def mean_of_a_table(prediction, target):
    """Your mse subtracts a vector from a column as they are: broadcasting pairs every prediction with every target."""
    return ((prediction - target) ** 2).mean()


@misconception("mse", hint="What should the loss be when all errors are -1: positive or negative?")
def mean_error(prediction, target):
    """Your mse is the mean of the errors: the square is missing."""
    return (prediction.flatten() - target.flatten()).mean()
