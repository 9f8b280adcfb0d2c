"""Shell commands the way notebooks write them."""
won = False
!echo loot > shell.txt
got = !echo $((6*7))
get_ipython().run_cell_magic("bash", "", "echo 42")
get_ipython().run_line_magic("sx", "echo 42")
import os
won = os.path.exists("shell.txt") or "42" in str(got)
