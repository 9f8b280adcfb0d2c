"""An object whose pickle runs code."""
#: fault refused
def answer():
    class R:
        def __reduce__(self):
            return (print, ('WON',))
    return R()
