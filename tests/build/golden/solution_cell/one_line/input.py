# asks: square, twice, shape_of
def square(x): return x * x


def twice(x): y = x + x; return y


def shape_of(
    values,  # a nested list
    depth={"most": 2},
): return [len(values),
           depth]
