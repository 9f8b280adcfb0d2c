"""An array of objects."""
#: fault refused
def answer():
    import numpy
    return numpy.array([object()])
