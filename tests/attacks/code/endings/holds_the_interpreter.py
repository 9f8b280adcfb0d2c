"""C code that never gives the interpreter lock back."""
import builtins

# %%
import re
re.match(r'(a+)+$', 'a' * 60 + 'b')
# %%
won = False
