"""A picture with its channels first: the same numbers at other places, in the same memory."""

from graders import check, close, equal


def any_picture(rng):
    """Random levels; height and width differ, and neither is 3."""
    height, width = (int(n) for n in rng.choice([2, 4, 5, 6, 7, 8], 2, replace=False))
    image = rng.integers(1, 200, (height, width, 3)).astype("uint8")
    return {"image": image}


def numbered_pixels():
    """Two rows of four pixels. Of a level the hundreds tell the row, the tens the column, the units the channel."""
    import numpy as np

    row, column, channel = np.mgrid[0:2, 0:4, 0:3]
    return {"image": (100 * row + 10 * column + channel).astype(np.uint8)}


@check(
    given=any_picture, public=numbered_pixels, criterion=close(2, shape="exact", dtype="uint8"),
    hint="Which pixels should the first row of the first channel hold?",
)
def same_picture(impl, image):
    """Every level is found under channel, row, column."""
    return impl.image_to_chw(image.copy())


@check(
    given=any_picture, public=numbered_pixels, criterion=equal(2),
    hint="Change a pixel of the array, and look whether the tensor changes as well.",
)
def same_memory(impl, image):
    """A pixel that is changed in the array is changed in the tensor."""
    mine = image.copy()
    tensor = impl.image_to_chw(mine)
    before = tensor.clone()
    mine[-1, 0, 1] += 50
    return {"dtype": tensor.dtype, "changed entries": int((tensor != before).sum())}
