"""Leaves a configuration for IPython, matplotlib and Python."""
import os
for path in (os.path.expanduser("~/.ipython/profile_default/startup/x.py"), os.environ.get("MPLCONFIGDIR", ".") + "/matplotlibrc",
             os.path.expanduser("~/.pythonrc"), os.environ.get("IPYTHONDIR", ".") + "/x.py"):
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, "a").write("residue = 1")
    except OSError:
        pass
won = os.path.exists(os.environ.get("MPLCONFIGDIR", "") + "/matplotlibrc")
