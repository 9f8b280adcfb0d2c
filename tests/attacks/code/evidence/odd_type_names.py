"""A type whose name is a page long, and lies about its module."""
#: fault refused
def answer():
    return type('int' * 10_000, (), {'__module__': 'numpy'})()
