"""A loop that swallows its interruption."""
import builtins

# %%
import time
while True:
    try:
        time.sleep(9)
    except BaseException:
        pass
# %%
won = False
