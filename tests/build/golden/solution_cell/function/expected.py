def step(w, slope, rate=0.1):
    """One step downhill.

    Returns the new w.
    """

    ### BEGIN SOLUTION
    # the sign is the point
    change = rate * slope
    return w - change
    # nothing else
    ### END SOLUTION
