"""How nbgrader reaches its gradebook. For one submission it opens it ten times and commits forty times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import nbgrader.api
from sqlalchemy import Engine
from sqlalchemy.pool import StaticPool

from ..errors import StepmarkError

Connect = Callable[..., Engine]

_create: Connect = nbgrader.api.create_engine
_pooled: Connect = lru_cache(maxsize=8)(_create)  # what SQLAlchemy has compiled for one opening is there for the next
_ways = [_pooled]


def connect(url: str, **options: Any) -> Engine:
    """What nbgrader gets where it would make an engine of its own; connections are closed each time all the same."""
    return _ways[-1](url, **options)


@lru_cache(maxsize=8)
def _joined(url: str, **options: Any) -> Engine:
    """An engine of one connection, which neither commits, nor rolls back, nor closes when nbgrader says so."""
    engine = _create(url, poolclass=StaticPool, pool_reset_on_return=None, **options)
    for owner, name in ((engine.dialect, "do_commit"), (engine.dialect, "do_rollback"), (engine, "dispose")):
        setattr(owner, name, lambda *_: None)
    return engine


@contextmanager
def one_transaction() -> Iterator[None]:
    """All that nbgrader writes meanwhile is committed at the end, at once; nothing of it where something is raised.

    A disk takes milliseconds for each commit. Others who would write wait, so nothing long may happen meanwhile.
    Raises StepmarkError where the gradebook cannot be written, for instance because somebody else holds it.
    """
    used = dict[int, Engine]()

    def join(url: str, **options: Any) -> Engine:
        engine = _joined(url, **options)
        return used.setdefault(id(engine), engine)

    _ways.append(join)
    try:
        yield
        for engine in used.values():
            _commit(engine)
    finally:
        _ways.remove(join)
        for engine in used.values():
            Engine.dispose(engine)  # what was not committed is lost with the connection


def _commit(engine: Engine) -> None:
    try:
        engine.raw_connection().commit()
    except Exception as error:  # each driver raises its own
        raise StepmarkError(f"the gradebook did not take the scores in: {error}", engine.url.render_as_string(),
                            "end what else works on the gradebook, and grade again") from error
