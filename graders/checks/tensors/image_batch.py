"""Arrays with three or four channels as one batch."""

from graders import check, close, equal, parts


def mixed_pictures(rng):
    """Pictures of one size, higher or wider, some with alpha: among the first two, one with and one without."""
    height, width = (int(n) for n in rng.choice([2, 4, 5, 6], 2, replace=False))
    channels = [*rng.permutation([3, 4]), *rng.choice([3, 4], int(rng.integers(0, 3)))]
    images = [rng.integers(0, 256, (height, width, int(c))).astype("uint8") for c in channels]
    return {"images": images}


def three_stripes():
    """Three pictures of two rows and four columns, the middle one with alpha. The hundreds tell the picture."""
    import numpy as np

    row, column, channel = np.mgrid[0:2, 0:4, 0:4]
    picture = 40 * row + 10 * column + channel
    numbered = [(picture + 100 * n)[:, :, : 4 if n == 1 else 3] for n in range(2)]
    return {"images": [image.astype(np.uint8) for image in [*numbered, 180 - numbered[0]]]}


@check(
    given=mixed_pictures, public=three_stripes, criterion=parts(batch=close(3, shape="exact"), dtype=equal(1)),
    hint="Compare the shape first. Then compare one picture of the batch, channel by channel, with its array.",
)
def three_channels_each(impl, images):
    """Every picture is in the batch, in its place, with its three colours as channels."""
    batch = impl.image_batch(images)
    return {"batch": batch, "dtype": batch.dtype}
