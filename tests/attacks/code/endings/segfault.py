"""Crashes in C."""
import builtins

# %%
import ctypes
ctypes.string_at(0)
# %%
won = False
