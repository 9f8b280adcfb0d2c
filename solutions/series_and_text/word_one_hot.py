"""The words of a line as one-hot rows over a vocabulary."""

import numpy as np
import torch
import torch.nn.functional as F

from graders import alternative, misconception


def word_one_hot(words, index):
    """The list `words` as one-hot rows over the vocabulary `index`, a dictionary from word to column.

    Returns a tensor of shape (len(words), len(index)). A word that the vocabulary does not hold has a row of zeros.
    """
    rows = torch.zeros(len(words), len(index))
    for i, word in enumerate(words):
        if word in index:
            rows[i, index[word]] = 1
    return rows


@alternative("word_one_hot")
def rows_of_the_identity(words, index):
    table = torch.cat([torch.eye(len(index)), torch.zeros(1, len(index))])
    return table[[index.get(word, len(index)) for word in words]]


@alternative("word_one_hot")
def scattered(words, index):
    known = torch.tensor([float(word in index) for word in words])
    places = torch.tensor([index.get(word, 0) for word in words])
    return torch.zeros(len(words), len(index)).scatter_(1, places[:, None], known[:, None])


@alternative("word_one_hot")
def with_one_column_too_many(words, index):
    n = len(index)
    places = torch.tensor([index[w] if w in index.keys() else n for w in words], dtype=torch.long)
    return F.one_hot(places, num_classes=n + 1)[:, :n]


@alternative("word_one_hot")
def with_numpy(words, index):
    vocabulary = np.array(sorted(index, key=index.get))
    return (np.array(words)[:, None] == vocabulary[None, :]).astype(float)


@misconception(
    "word_one_hot", hint="Can you still read the sentence off your rows? How often should a repeated word occur?"
)
def each_word_once(words, index):
    """You made one row for each different word; the order of the words and their repetitions are lost."""
    return word_one_hot(sorted(set(words)), index)


@misconception(
    "word_one_hot", hint="Do two lines with different words get the same columns? Which columns belong to a word?"
)
def numbered_by_the_line(words, index):
    """You numbered the words by their order in the line; a word's column is the one that the vocabulary gives it."""
    order = list(dict.fromkeys(words))
    rows = torch.zeros(len(words), len(index))
    for i, word in enumerate(words):
        rows[i, order.index(word)] = 1
    return rows


@misconception("word_one_hot", hint="Which number has the first word of `list(index)`? Need it be 0?")
def order_of_the_dictionary(words, index):
    """You numbered the words as the dictionary lists them; a word's column is the number that stands beside it."""
    return word_one_hot(words, {word: place for place, word in enumerate(index)})


@misconception("word_one_hot", hint="Which word has column 0? Is it the one that was not found?")
def unknown_is_the_first(words, index):
    """A word that is not in the vocabulary looks like the word in column 0."""
    rows = torch.zeros(len(words), len(index))
    for i, word in enumerate(words):
        rows[i, index.get(word, 0)] = 1
    return rows


@misconception("word_one_hot", hint="How many words has the line, and how many rows has your result?")
def unknown_left_out(words, index):
    """You left out the words that are not in the vocabulary; they should keep their place, as a row of zeros."""
    return word_one_hot([word for word in words if word in index], index)


@misconception("word_one_hot", hint="Count up to `len(words)` along your result: along which axis do you walk?")
def transposed(words, index):
    """You gave each word of the line a column; the rows should count the words of the line."""
    return word_one_hot(words, index).T


@misconception("word_one_hot", hint="What would the sum of a row tell you if it were one-hot?")
def number_written(words, index):
    """You wrote the word's number into its place; one-hot means 1."""
    return word_one_hot(words, index) * torch.arange(len(index))


@misconception("word_one_hot", hint="Once the rows are added up, what can nobody read off them any more?")
def summed_up(words, index):
    """You put all words of the line into one row: that is a bag of words, without order."""
    return word_one_hot(words, index).sum(0)
