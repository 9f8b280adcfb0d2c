"""Asks which files exist."""
#: levels A
#: control
import os
won = any(os.path.exists(path) for path in WORLD["secrets"])
