"""Where the ones stand, for a line with repetitions and with a word that the vocabulary lacks."""

import torch

from graders import check, close, equal, parts


def invented_line(rng):
    """A vocabulary of invented words, and a line with a repeated word and an unknown one, not in sorted order.

    The dictionary holds its words in another order than that of their numbers.
    """
    letters = list("abcdefghilmnoprstu")
    words = sorted({"".join(rng.choice(letters, 5)) for _ in range(int(rng.integers(12, 25)))})
    chosen = [words[i] for i in rng.permutation(len(words))[: int(rng.integers(4, 8))]]
    line = sorted(chosen, reverse=True)
    line = [*line[:2], "zebra", *line[2:], line[int(rng.integers(0, len(line)))]]
    return {"words": line, "index": {words[place]: int(place) for place in rng.permutation(len(words))}}


def what_the_engineer_said():
    """Nine words, one of them twice, and one that is not among the eleven of the vocabulary."""
    known = ["", "hand", "hours", "ida", "impossible", "keeps", "miss", "no", "sea", "the", "when"]
    line = ["impossible", "miss", "holm", "impossible", "when", "the", "sea", "keeps", "hours"]
    return {"words": line, "index": {word: place for place, word in enumerate(known)}}


@check(
    given=invented_line, public=what_the_engineer_said,
    criterion=parts(shape=equal(1), rows=equal(1), columns=equal(2), values=close(1)),
    hint="Print the shape, the sum of each row and its `argmax(dim=1)`, and compare with the vocabulary.",
)
def one_row_a_word(impl, words, index):
    """Each word of the line has a row with a single 1, in the vocabulary's column; an unknown one has only zeros."""
    encoded = torch.as_tensor(impl.word_one_hot(words, index))
    places = encoded.nonzero(as_tuple=True)
    return {"shape": list(encoded.shape), "rows": places[0], "columns": places[-1], "values": encoded[places]}
