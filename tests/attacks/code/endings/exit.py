"""Ends its process."""
import builtins

# %%
import os
os._exit(0)
# %%
won = False
