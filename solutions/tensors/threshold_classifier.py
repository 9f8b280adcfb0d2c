"""A rule of one threshold, its precision and its recall."""

import numpy as np
import torch

from graders import alternative, misconception


def threshold_classifier(sulfur, target, threshold):
    """How well `sulfur < threshold` predicts `target > 5`: (predicted, actual, matches, precision, recall).

    sulfur, target: tensors of shape (n,). The first three are counts, the last two shares between 0 and 1.
    """
    predicted = sulfur < threshold
    actual = target > 5
    matches = (predicted & actual).sum().item()
    n_predicted, n_actual = predicted.sum().item(), actual.sum().item()
    return n_predicted, n_actual, matches, matches / n_predicted, matches / n_actual


@alternative("threshold_classifier")
def with_torch_functions(sulfur, target, threshold):
    predicted_indexes = torch.lt(sulfur, threshold)
    actual_indexes = torch.gt(target, 5)
    n_matches = torch.sum(actual_indexes & predicted_indexes)
    n_predicted = torch.sum(predicted_indexes)
    n_actual = torch.sum(actual_indexes)
    return n_predicted, n_actual, n_matches, n_matches / n_predicted, n_matches / n_actual


@alternative("threshold_classifier")
def wine_by_wine(sulfur, target, threshold):
    predicted = actual = matches = 0
    for s, t in zip(sulfur.tolist(), target.tolist()):
        if s < threshold:
            predicted += 1
            if t > 5:
                matches += 1
        if t > 5:
            actual += 1
    return [predicted, actual, matches, matches / predicted, matches / actual]


@alternative("threshold_classifier")
def products_of_zeros_and_ones(sulfur, target, threshold):
    called = np.where(sulfur.numpy() < threshold, 1.0, 0.0)
    good = np.where(target.numpy() >= 6, 1.0, 0.0)
    hits = called @ good
    return called.sum(), good.sum(), hits, (called * good).sum() / called.sum(), hits / good.sum()


@alternative("threshold_classifier")
def sets_of_indices(sulfur, target, threshold):
    called = set(torch.nonzero(sulfur < threshold).flatten().tolist())
    good = set(torch.nonzero(target > 5).flatten().tolist())
    both = called & good
    return torch.tensor([len(called), len(good), len(both), len(both) / len(called), len(both) / len(good)])


@misconception("threshold_classifier", hint="Which of the two divides by what the rule says, and which by what is so?")
def shares_swapped(sulfur, target, threshold):
    """Your precision is the recall, and your recall the precision."""
    predicted, actual, matches, precision, recall = threshold_classifier(sulfur, target, threshold)
    return predicted, actual, matches, recall, precision


@misconception("threshold_classifier", hint="Is a wine with the score 5 good, in the words of the page?")
def five_is_good(sulfur, target, threshold):
    """You count wines with the score 5 among the good ones; good is above 5."""
    return threshold_classifier(sulfur, target + 1, threshold)


@misconception("threshold_classifier", hint="Do good wines have more sulfur dioxide, or less?")
def other_side(sulfur, target, threshold):
    """You call the wines above the threshold good; it is those below."""
    return threshold_classifier(-sulfur, target, -threshold)


@misconception("threshold_classifier", hint="Does a wine that nobody calls good belong among your matches?")
def agreements_counted(sulfur, target, threshold):
    """Your matches are all agreements, those about bad wines too."""
    predicted, actual = sulfur < threshold, target > 5
    matches = (predicted == actual).sum().item()
    n_predicted, n_actual = predicted.sum().item(), actual.sum().item()
    return n_predicted, n_actual, matches, matches / n_predicted, matches / n_actual


@misconception("threshold_classifier", hint="What is precision divided by: by all the wines, or by some of them?")
def shares_of_all(sulfur, target, threshold):
    """You divided by the number of all wines."""
    predicted, actual, matches, _, _ = threshold_classifier(sulfur, target, threshold)
    return predicted, actual, matches, matches / len(target), matches / len(target)


@misconception("threshold_classifier", hint="Between which two numbers should a share lie here?")
def percentages(sulfur, target, threshold):
    """Your shares are percentages; numbers between 0 and 1 were asked for."""
    *counts, precision, recall = threshold_classifier(sulfur, target, threshold)
    return *counts, 100 * precision, 100 * recall
