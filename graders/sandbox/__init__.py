"""The sandbox, seen from the trusted side: the only place that starts processes.

    server   starts a fork server (`inside`) and hands it channels
    session  one submission: its cells, then questions; every deadline is kept here

First form: a process of its own for every submission, forked from a server that holds no secret, with a scrubbed
environment, its own scratch directory and limits on time, memory, files and output. Further locks belong into
`inside.server`, between the fork and the first cell; nothing on this side changes with them.
"""

from .server import Server
from .session import Answer, CellRun, Question, Session

__all__ = ["Answer", "CellRun", "Question", "Server", "Session"]
