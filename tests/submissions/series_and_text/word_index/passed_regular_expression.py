# Style: bytes decoded by hand, a regular expression for both ends, list.index.
import re

def word_index(path, encoding):
    text = Path(path).read_bytes().decode(encoding).lower()
    marks = re.escape('.,;:"!?“”_-')
    words = [re.sub(f"^[{marks}]+|[{marks}]+$", "", word) for word in re.split(r"\s+", text.strip())]
    vocabulary = sorted(set(words))
    return {word: vocabulary.index(word) for word in words}
