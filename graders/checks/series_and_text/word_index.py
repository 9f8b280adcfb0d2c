"""A vocabulary of a file that begins with a byte-order mark, decoded in two ways."""

from graders import check, equal, file, parts


def invented_prose(rng):
    """Sentences of invented words, with every kind of punctuation, a lone hyphen, and a hyphen within a word."""
    letters = list("abcdefghilmnoprstu")
    words = ["".join(rng.choice(letters, int(rng.integers(2, 7)))) for _ in range(25)]
    lines = [f"{words[0]} {words[1]}-{words[2]} - {words[3]}"]
    for _ in range(8):
        sentence = " ".join(rng.choice(words, int(rng.integers(4, 8)))).capitalize()
        marks = [".", "!", "?", ";", ":", ", “Oh?”", ' "Well," she said', " - _so_"]
        lines.append(sentence + str(rng.choice(marks)))
    text = "The " + "\n".join(lines) + "\nAnd the “end”."
    return {"text_txt": file(text.encode("utf-8-sig"))}


def ida_again():
    """Three lines that begin with a byte-order mark."""
    return {"text_txt": "\ufeffThe third hand - the sea’s -\nis half-right, said Ida; “_the_ third hand\nis right.”"}


@check(
    given=invented_prose, public=ida_again, criterion=parts(mark_kept=equal(2), mark_removed=equal(2)),
    hint="Print the first ten and the last ten words with `repr`, and how many there are.",
)
def every_word_has_its_place(impl, text_txt):
    """Every different word has its place in the sorted vocabulary, the file decoded as utf8 and as utf-8-sig."""
    return {
        "mark_kept": impl.word_index(text_txt, "utf8"),
        "mark_removed": impl.word_index(text_txt, "utf-8-sig"),
    }
