def square(x):
    ### BEGIN SOLUTION
    return x * x
    ### END SOLUTION


def twice(x):
    ### BEGIN SOLUTION
    y = x + x; return y
    ### END SOLUTION


def shape_of(
    values,  # a nested list
    depth={"most": 2},
):
    ### BEGIN SOLUTION
    return [len(values),
           depth]
    ### END SOLUTION
