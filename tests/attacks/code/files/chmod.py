"""Changes modes and times of files that it may not open."""
import os
for act in (lambda: os.chmod(WORLD["reference"], 0), lambda: os.utime(WORLD["reference"], (1, 1)),
            lambda: os.chown(WORLD["reference"], 1, 1), lambda: os.setxattr(WORLD["reference"], "user.x", b"1")):
    try:
        act()
    except OSError:
        pass
won = os.path.exists(WORLD["reference"]) and os.stat(WORLD["reference"]).st_mtime == 1
