"""Starts the fork server: `python -I -S inside CONTROL_FD LEVELS SITE_PACKAGES...`.

Run without `site`, so that no .pth file puts a course on the path: only the standard library and the named folders of
installed packages can be imported by a submission.
"""

from __future__ import annotations

import importlib.util
import os
import socket
import sys


def main() -> None:
    """Load this folder as the package `inside`, and serve."""
    here = os.path.dirname(os.path.abspath(__file__))
    descriptor, levels, *packages = sys.argv[1:]
    sys.path = [p for p in sys.path if os.path.abspath(p or ".") != here] + packages
    sys.argv = ["notebook"]
    spec = importlib.util.spec_from_file_location("inside", os.path.join(here, "__init__.py"),
                                                  submodule_search_locations=[here])
    assert spec is not None
    assert spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules["inside"] = package
    sys.modules["graders"] = None  # type: ignore[assignment]  # the engine is nothing that a submission needs
    spec.loader.exec_module(package)
    from inside.server import serve  # type: ignore[import-not-found]

    serve(socket.socket(fileno=int(descriptor)), levels)


main()
