"""A dictionary of words, equal or not."""

from graders import check, equal, file


def invented_prose(rng):
    """Sentences of invented words, a dash between them; the first word occurs nowhere else."""
    letters = list("abcdeghilmnorstu")
    words = ["".join(rng.choice(letters, int(rng.integers(2, 7)))) for _ in range(30)]
    lines = []
    for _ in range(12):
        sentence = [str(word) for word in rng.choice(words, int(rng.integers(4, 9)))]
        lines.append(" ".join(sentence).capitalize() + str(rng.choice([".", "!", "?", ";", ' - "what?"'])))
    return {"book_txt": file(("Zyx, it began - " + "\n".join(lines)).encode("utf-8-sig"))}


def an_advertisement():
    """Three lines, with the byte-order mark at their beginning."""
    begin = "\ufeffWanted: one impossible thing,\nbefore breakfast. “Impossible?”"
    return {"book_txt": begin + " - Nothing is\nimpossible, _before_ it!"}


@check(
    given=invented_prose, public=an_advertisement, criterion=equal(3),
    hint="Print the first ten words of your dictionary, with `repr`, and the number of its words.",
)
def words_of_a_text(impl, book_txt):
    """Every word of the file has its place in the sorted vocabulary."""
    return impl.word_index(book_txt)
