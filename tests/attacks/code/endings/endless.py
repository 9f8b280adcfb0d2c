"""A loop without end."""
import builtins

# %%
while True:
    pass
# %%
won = False
