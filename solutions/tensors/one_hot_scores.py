"""Whole numbers as one-hot rows."""

import numpy as np
import torch
import torch.nn.functional as F

from graders import alternative, misconception


def one_hot_scores(scores, classes):
    """One row for each score, with a 1 in the column of the score and 0 elsewhere.

    scores: int64 tensor of shape (n,), numbers from 0 to classes - 1. Returns a float32 tensor of shape (n, classes).
    """
    onehot = torch.zeros(scores.shape[0], classes)
    onehot.scatter_(1, scores.unsqueeze(1), 1.0)
    return onehot


@alternative("one_hot_scores")
def rows_of_the_identity(scores, classes):
    return torch.eye(classes)[scores]


@alternative("one_hot_scores")
def functional(scores, classes):
    return F.one_hot(scores, num_classes=classes).to(torch.float)


@alternative("one_hot_scores")
def by_a_loop(scores, classes):
    result = np.zeros((len(scores), classes), dtype=np.float32)
    for i in range(len(scores)):
        result[i, int(scores[i])] = 1
    return torch.from_numpy(result)


@alternative("one_hot_scores")
def by_index_pairs(scores, classes):
    onehot = torch.zeros((scores.numel(), classes), dtype=torch.float32)
    onehot[torch.arange(scores.numel()), scores] = 1.0
    return onehot


@misconception("one_hot_scores", hint="Which method of a tensor changes it, and which returns another one?")
def result_thrown_away(scores, classes):
    """All your entries are 0: `scatter` without the underscore leaves the tensor as it was."""
    onehot = torch.zeros(len(scores), classes)
    onehot.scatter(1, scores.unsqueeze(1), 1.0)
    return onehot


@misconception("one_hot_scores", hint="Which column belongs to the score 0?")
def columns_from_one(scores, classes):
    """Your ones stand one column too far to the left, as if the scores began at 1."""
    return torch.eye(classes)[scores - 1]


@misconception(
    "one_hot_scores", hint="Should a score that no wine here has got a column too? Count the columns asked for."
)
def only_scores_that_occur(scores, classes):
    """You have columns only for the scores that occur."""
    seen, places = torch.unique(scores, return_inverse=True)
    return torch.eye(len(seen))[places]


@misconception("one_hot_scores", hint="What is the largest number in your result? What should it be?")
def score_in_place_of_one(scores, classes):
    """You wrote the score itself into its column, in place of a 1."""
    column = scores.unsqueeze(1)
    return torch.zeros(len(scores), classes).scatter_(1, column, column.float())


@misconception("one_hot_scores", hint="Which axis counts the wines: the rows or the columns?")
def wines_as_columns(scores, classes):
    """Your wines are the columns, and the scores the rows."""
    return torch.eye(classes)[:, scores]


@misconception("one_hot_scores", hint="Which dtype does `one_hot` return? A network multiplies this with its weights.")
def whole_numbers(scores, classes):
    """Your result holds whole numbers; float32 was asked for."""
    return F.one_hot(scores, classes)
