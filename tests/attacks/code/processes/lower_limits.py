"""Takes resources from another process."""
#: control
import resource
won = False
try:
    resource.prlimit(WORLD["victim"], resource.RLIMIT_NOFILE, (3, 3))
    won = True
except OSError:
    pass
