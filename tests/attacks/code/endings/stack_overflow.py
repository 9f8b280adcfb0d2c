"""Overflows the C stack."""
import builtins

# %%
import sys
sys.setrecursionlimit(10**7)
def f():
    return f() + 1
try:
    f()
except BaseException:
    pass
class A:
    pass
a = A()
for _ in range(10**6):
    b = A(); b.a = a; a = b
del a, b
# %%
won = False
