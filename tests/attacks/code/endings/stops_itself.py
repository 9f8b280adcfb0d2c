"""Stops itself."""
import builtins

# %%
import os, signal
os.kill(os.getpid(), signal.SIGSTOP)
# %%
won = False
