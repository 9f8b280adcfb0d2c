# override: backwards
from graders import misconception


class SGD:
    def step(self):
        return -1


@misconception("SGD.step", hint="...")
def backwards(self):
    """Backwards."""
    return +1
