"""Aborts."""
import builtins

# %%
import os
os.abort()
# %%
won = False
