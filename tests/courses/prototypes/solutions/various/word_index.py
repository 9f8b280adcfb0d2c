"""From a text file to an index of its words."""

import collections
from pathlib import Path

import numpy as np

from graders import alternative, misconception


def word_index(path):
    """The words of the text file at `path`, cleaned and sorted: a dictionary from word to index."""
    with open(path, encoding="utf-8-sig") as handle:
        text = handle.read()
    words = sorted({word.strip('.,;:"!?“”_-') for word in text.lower().split()})
    return {word: index for index, word in enumerate(words)}


@alternative("word_index")
def line_by_line(path):
    vocabulary = []
    with open(path, "rb") as f:
        text = f.read().decode("utf8").lstrip("\ufeff")
    for line in text.splitlines():
        for word in line.split():
            word = word.lower().strip('.,;:"!?“”_-')
            if word not in vocabulary:
                vocabulary.append(word)
    vocabulary.sort()
    return dict(zip(vocabulary, range(len(vocabulary))))


@alternative("word_index")
def ordered_dictionary(path):
    text = Path(path).read_text(encoding="utf8").replace("\ufeff", "")
    counts = collections.Counter(w.strip('.,;:"!?“”_-') for w in text.lower().split())
    index = collections.OrderedDict()
    for word in sorted(counts):
        index[word] = len(index)
    return index


@alternative("word_index")
def with_numpy(path):
    words = open(path, encoding="utf-8-sig").read().lower().split()
    unique = np.unique([w.strip('.,;:"!?“”_-') for w in words])
    return {str(w): np.int64(i) for i, w in enumerate(unique)}


PUNCTUATION = '.,;:"!?“”_-'


@misconception("word_index", hint="Print `repr` of the very first word. Is there something in front of it?")
def mark_kept(path):
    """The byte-order mark is still there, as part of the first word."""
    text = Path(path).read_text("utf8").lower()
    return {w: i for i, w in enumerate(sorted({w.strip(PUNCTUATION) for w in text.split()}))}


@misconception("word_index", hint="Are `Nothing` and `nothing` one word or two?")
def capitals_kept(path):
    """You keep capital letters, so a word at the beginning of a sentence is another word."""
    text = Path(path).read_text("utf-8-sig")
    return {w: i for i, w in enumerate(sorted({w.strip(PUNCTUATION) for w in text.split()}))}


@misconception("word_index", hint="Which word should have the index 0?")
def order_of_appearance(path):
    """Your words are numbered as they appear in the text; sorted order was asked for."""
    text = Path(path).read_text("utf-8-sig").lower()
    return {w: i for i, w in enumerate(dict.fromkeys(w.strip(PUNCTUATION) for w in text.split()))}


@misconception("word_index", hint="How often does `sorted` of a list hold a word that occurs three times in the text?")
def duplicates_counted(path):
    """Words that occur often take several indices: the list was sorted with its duplicates."""
    text = Path(path).read_text("utf-8-sig").lower()
    return {w: i for i, w in enumerate(sorted(w.strip(PUNCTUATION) for w in text.split()))}


@misconception("word_index", hint="What is left of a dash when the dash is stripped, and what does the page say of it?")
def empty_word_dropped(path):
    """You leave the empty word out; it counts here, and every index after it depends on that."""
    text = Path(path).read_text("utf-8-sig").lower()
    return {w: i for i, w in enumerate(sorted({w.strip(PUNCTUATION) for w in text.split()} - {""}))}


@misconception("word_index", hint="Look at the words next to a comma.")
def punctuation_kept(path):
    """Punctuation is still attached to your words."""
    text = Path(path).read_text("utf-8-sig").lower()
    return {w: i for i, w in enumerate(sorted(set(text.split())))}
