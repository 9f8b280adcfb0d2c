"""Text that is no text."""
def answer():
    return "\ud800" * 10
