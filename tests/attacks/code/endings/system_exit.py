"""Leaves by exceptions that are no errors."""
import builtins

# %%
raise SystemExit(0)
# %%
won = False
