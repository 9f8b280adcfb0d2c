"""The sandbox, seen from the trusted side: the only place that starts processes.

    server   starts a fork server (`inside`) and hands it channels
    session  one submission: its cells, then questions; every deadline is kept here
    scratch  the files that go into its scratch directory, and those that are kept of it

A process of its own for every submission, forked from a server that holds no secret, with a scrubbed environment and a
scratch directory, and locked away by `inside.locks` between the fork and the first byte of its code. The watchdog on
its memory is the nanny there (`inside.locks.nanny`): a process of its own is punctual, whatever the judge computes.
"""

from .server import LEVELS, REAL, UNSAFE, Server, real_device
from .session import Answer, CellRun, Question, Session

__all__ = ["LEVELS", "REAL", "UNSAFE", "Answer", "CellRun", "Question", "Server", "Session", "real_device"]
