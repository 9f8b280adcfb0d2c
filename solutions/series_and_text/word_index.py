"""A vocabulary: every different word of a text, and its number."""

import string
from collections import Counter
from pathlib import Path

import numpy as np

from graders import alternative, misconception


def word_index(path, encoding):
    """A dictionary from each different word of the text file at `path` to its place in the sorted vocabulary.

    encoding: how the file is decoded, "utf8" or "utf-8-sig" for example.
    """
    with open(path, encoding=encoding) as handle:
        text = handle.read()
    words = [word.strip('.,;:"!?“”_-') for word in text.lower().split()]
    return {word: place for place, word in enumerate(sorted(set(words)))}


@alternative("word_index")
def line_by_line(path, encoding):
    vocabulary = []
    for line in open(path, "rb").read().decode(encoding).split("\n"):
        for word in line.split():
            word = word.lower().strip('.,;:"!?“”_-')
            if word not in vocabulary:
                vocabulary.append(word)
    vocabulary.sort()
    return dict(zip(vocabulary, range(len(vocabulary))))


@alternative("word_index")
def counted_first(path, encoding="utf8"):
    counts = Counter()
    for word in Path(path).read_text(encoding).replace("\n", " ").lower().split():
        while word and word[0] in '.,;:"!?“”_-':
            word = word[1:]
        while word and word[-1] in '.,;:"!?“”_-':
            word = word[:-1]
        counts[word] += 1
    index = {}
    for word in sorted(counts):
        index[word] = len(index)
    return index


@alternative("word_index")
def unique_in_numpy(path, encoding):
    words = Path(path).read_text(encoding=encoding).lower().split()
    unique, first = np.unique(np.array([w.strip('.,;:"!?“”_-') for w in words]), return_index=True)
    return {str(w): np.int64(i) for i, w in enumerate(unique)}


EDGES = '.,;:"!?“”_-'


def numbered(words):
    return {word: place for place, word in enumerate(words)}


def words_of(path, encoding):
    return [word.strip(EDGES) for word in Path(path).read_text(encoding).lower().split()]


@misconception("word_index", hint="What does your program do with the argument `encoding`?")
def always_utf8(path, encoding):
    """You decode with "utf8" whatever is asked for, so the byte-order mark always stays at the first word."""
    return numbered(sorted(set(words_of(path, "utf8"))))


@misconception("word_index", hint="Decoded as plain utf8, with which character does the file begin? Print its `repr`.")
def always_without_mark(path, encoding):
    """You take the byte-order mark off also where the encoding asked for keeps it."""
    return numbered(sorted(set(words_of(path, "utf-8-sig"))))


@misconception("word_index", hint="Are `The` and `the` two words?")
def capitals_kept(path, encoding):
    """You keep capital letters, so a word at the beginning of a sentence is another word."""
    words = Path(path).read_text(encoding).split()
    return numbered(sorted({word.strip(EDGES) for word in words}))


@misconception("word_index", hint="Look at the words of your vocabulary that end in a comma.")
def punctuation_kept(path, encoding):
    """Punctuation still hangs on your words."""
    return numbered(sorted(set(Path(path).read_text(encoding).lower().split())))


@misconception("word_index", hint="Print `string.punctuation`. Are the curly quotes of the file among its characters?")
def only_ascii_punctuation(path, encoding):
    """You strip Python's list of punctuation, which has other characters than the page: no curly quotes, for one."""
    words = Path(path).read_text(encoding).lower().split()
    return numbered(sorted({word.strip(string.punctuation) for word in words}))


@misconception("word_index", hint="What does your program make of `half-right`, and what should it?")
def punctuation_deleted_everywhere(path, encoding):
    """You delete punctuation also in the middle of a word; only the two ends are to be stripped."""
    text = Path(path).read_text(encoding).lower()
    for mark in EDGES:
        text = text.replace(mark, "")
    return numbered(sorted({*text.split(), ""}))


@misconception("word_index", hint="Which word has the number 0: the first of the text, or the first in sorted order?")
def order_of_appearance(path, encoding):
    """You number the words as they appear in the text; sorted order was asked for."""
    return numbered(dict.fromkeys(words_of(path, encoding)))


@misconception("word_index", hint="How long is your list of words, and how many different ones are in it?")
def repeated_words_take_places(path, encoding):
    """You sorted all words with their repetitions, so a frequent word uses up many numbers."""
    return numbered(sorted(words_of(path, encoding)))


@misconception("word_index", hint="What is left of a hyphen that stands alone? Read again what becomes of it.")
def empty_word_dropped(path, encoding):
    """You dropped the empty word, so every other word has a number that is one too small."""
    return numbered(sorted(set(words_of(path, encoding)) - {""}))


@misconception("word_index", hint="With which number do indices begin in Python?")
def counted_from_one(path, encoding):
    """You number the words from 1 on; the first has the number 0."""
    return {word: place + 1 for word, place in word_index(path, encoding).items()}
