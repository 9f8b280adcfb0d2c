"""Makes and opens devices."""
import os, stat
won = False
for act in (lambda: os.mknod("disk", 0o600 | stat.S_IFBLK, os.makedev(8, 0)), lambda: open("/dev/mem", "rb"),
            lambda: open("/dev/vda", "rb"), lambda: open("/dev/sda", "rb"), lambda: open("/dev/kmsg"),
            lambda: open("/dev/tty")):
    try:
        act()
        won = True
    except OSError:
        pass
