"""Submissions on a cluster of dask.distributed: its workers run `remote.work`, which takes bytes and returns bytes.

dask pickles what goes out (a function's name, and bytes). What comes back is asked for without pickle: anything but
bytes is refused, so nothing that a submission made is ever an object here. What a lost worker had is done elsewhere.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from . import remote
from .errors import StepmarkError

START_SECONDS = 10
PATIENCE = 20.0  # seconds between two looks whether there is still a worker
PLAIN = ["dask", "msgpack"]  # dask's forms for bytes; its third one is pickle
INSTALL = 'pip install "stepmark[cluster]"'
WORKERS = "dask worker ADDRESS --nthreads 1"


class Cluster:
    """A connected cluster. Used by many threads at once."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.size = sum(client.nthreads().values())

    def send(self, order: bytes) -> bytes:
        """Have some worker do an order, and wait. Raises StepmarkError where no worker can."""
        from distributed import CancelledError, KilledWorker

        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Sending large graph")  # a submission with its files
            future = self._client.submit(remote.work, order, pure=False)
        try:
            while True:
                try:
                    return bytes(future.result(timeout=PATIENCE))
                except TimeoutError:
                    self._require_workers()
        except KilledWorker as error:
            raise StepmarkError("several workers died while they ran the same submission", "dask",
                                "see their logs, or grade without --scheduler; what was graded is kept") from error
        except (CancelledError, OSError, TypeError) as error:
            raise StepmarkError(f"the cluster failed: {type(error).__name__}: {error}", "dask",
                                "start again when it is back; what was graded is kept") from error
        finally:
            future.release()

    def _require_workers(self) -> None:
        if not self._client.nthreads():
            raise StepmarkError("the cluster has no workers left", "dask",
                                "start workers, and start again; what was graded is kept")


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster of the scheduler at this address. Raises StepmarkError where there is none, or it has no workers."""
    try:
        from distributed import Client
    except ImportError:
        raise StepmarkError("dask.distributed is not installed", "--scheduler", INSTALL) from None
    connect: Any = Client
    try:
        client = connect(address, timeout=START_SECONDS, set_as_default=False, serializers=PLAIN, deserializers=PLAIN)
    except (OSError, ValueError) as error:
        raise StepmarkError(f"no scheduler of dask.distributed answers there ({error})", address,
                            f"start one (dask scheduler), and workers: {WORKERS}") from None
    with client:
        cluster = Cluster(client)
        if not cluster.size:
            raise StepmarkError("this scheduler has no workers", address, f"start some: {WORKERS}")
        yield cluster
