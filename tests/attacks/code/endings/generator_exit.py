"""GeneratorExit."""
import builtins

# %%
raise GeneratorExit
# %%
won = False
