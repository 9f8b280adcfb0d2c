"""The counts as tables: Markdown for people, JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from counting import NOBODY, Row, confusion, diagonal, false_fails, misses, simple, unseen
from grading import ACCURACY_SLACK, LOSS_SLACK, SIMPLE

NAMED = 0.98  # wanted on the diagonal
WHAT = {"history": "the whole history", "own": "one-step replay alone", "in_order": "the history, in batches"}


def wanted(everything: Sequence[Row]) -> list[tuple[str, bool]]:
    """What is wanted of the judge, and whether it holds."""
    rows = [row for row in everything if not row.unfit]
    unfit = len(everything) - len(rows)
    share = diagonal(confusion(rows), known=True)
    missed, failed = len(misses(rows)), len(false_fails(rows))
    return [(f"correct programs that lost points: {failed} of {sum(not r.kind for r in rows)}, wanted 0", not failed),
            (f"wrong programs that lost none: {missed} of {sum(bool(r.kind) for r in rows)}, wanted 0 apart from those "
             "that are right by mathematics", not missed),
            (f"mistakes that are called by their name: {share:.4f}, wanted {NAMED}", share >= NAMED),
            *([(f"programs of the benchmark that do not run: {unfit}", False)] if unfit else [])]


def holds(rows: Sequence[Row]) -> bool:
    """Whether all that is wanted holds."""
    return all(good for _, good in wanted(rows))


def write(rows: Sequence[Row], seeds: Sequence[int], out: Path, share: int = 1) -> str:
    """Write judge.md and judge.json; the Markdown is returned. `share`: only every so-many-th program was tried."""
    out.mkdir(parents=True, exist_ok=True)
    fit = [row for row in rows if not row.unfit]
    text = "\n".join([_head(rows, seeds, share), _judged(fit), _simple(fit), _unseen(fit), _named(fit), _odd(fit)])
    (out / "judge.md").write_text(text, "utf8")
    document = {"seeds": list(seeds), "share": share, "rows": [asdict(row) for row in rows],
                "wanted": [{"what": what, "holds": good} for what, good in wanted(rows)]}
    (out / "judge.json").write_text(json.dumps(document) + "\n", "utf8")
    return text


def table(names: Sequence[str], lines: Sequence[Sequence[object]]) -> str:
    """A table in Markdown."""
    return "\n".join([f"| {' | '.join(names)} |", "|" + "---|" * len(names),
                      *(f"| {' | '.join(map(str, line))} |" for line in lines)]) + "\n"


def _head(rows: Sequence[Row], seeds: Sequence[int], share: int) -> str:
    styles = [len({r.style for r in rows if (r.model, r.rule) == pair and not r.kind})
              for pair in dict.fromkeys((r.model, r.rule) for r in rows)]
    kinds = {r.kind for r in rows if r.kind}
    part = f" (in each exercise 1 of {share} of the programs)" if share > 1 else ""
    lines = "\n".join(f"* {'holds' if good else 'does NOT hold'}: {what}" for what, good in wanted(rows))
    return (f"# The judge, proved\n\nWritten by `make bench-judge` on {datetime.now(UTC):%Y-%m-%d}: seeds "
            f"{', '.join(map(str, seeds))}; {min(styles)} to {max(styles)} correct programs for a training, "
            f"{len(kinds)} kinds of mistakes{part}. Every verdict is on two random problems.\n\n{lines}\n")


def _judged(rows: Sequence[Row]) -> str:
    lines = []
    for model, rule, way in dict.fromkeys((r.model, r.rule, r.way) for r in rows):
        here = [r for r in rows if (r.model, r.rule, r.way) == (model, rule, way)]
        told, bad = confusion(here), len([r for r in here if r.kind])
        lines.append((model, rule, WHAT[way], f"{len(false_fails(here))} of {len(here) - bad}",
                      f"{len(misses(here))} of {bad}", sum(unseen(here).values()), f"{diagonal(told, known=True):.3f}",
                      f"{diagonal(told, known=False):.3f}"))
    names = ("model", "rule", "judged by", "correct, failed", "wrong, passed", "identical", "named rightly",
             "nameless, not named")
    return "## By exercise\n\n" + table(names, lines)


def _simple(rows: Sequence[Row]) -> str:
    lines: list[tuple[object, ...]] = []
    for way in dict.fromkeys(r.way for r in rows):
        here = [r for r in rows if r.way == way]
        seen = [r for r in here if not (r.kind and r.identical)]
        right, bad = sum(not r.kind for r in seen), sum(bool(r.kind) for r in seen)
        lines.append((WHAT[way], "Stepmark", *_shares(len(false_fails(here)), right, len(misses(here)), bad)))
        lines += [(WHAT[way], grader, *_shares(*simple(here, grader))) for grader in SIMPLE]
    return ("## Simpler graders on the same evidence\n\nThey look at the final parameters: whether they are those of "
            f"the reference, whether their loss is at most {LOSS_SLACK} times the reference's, whether their accuracy "
            f"(of the two classifiers) is at most {ACCURACY_SLACK} lower. Mistakes that are identical by mathematics "
            "are left out. A program that begins elsewhere has no final parameters to be compared with.\n\n"
            + table(("exercise", "grader", "correct, failed", "wrong, passed"), lines))


def _shares(failed: int, right: int, passed: int, bad: int) -> tuple[str, str]:
    return tuple(f"{n} of {of} ({n / of:.1%})" if of else "-" for n, of in ((failed, right), (passed, bad)))  # type: ignore[return-value]


def _unseen(rows: Sequence[Row]) -> str:
    lines = [(kind, rule, WHAT[way], count, why) for (kind, rule, way, why), count in sorted(unseen(rows).items())]
    return "## Right by mathematics\n\n" + table(("mistake", "rule", "judged by", "programs", "why"), lines)


def _named(rows: Sequence[Row]) -> str:
    """One line for each name: how often it was called what."""
    told = confusion(rows)
    names = sorted({name for name, _ in told}, key=lambda name: (name == NOBODY, name == "correct", name))
    lines = []
    for name in names:
        mine = Counter({called: n for (true, called), n in told.items() if true == name})
        lines.append((name, sum(mine.values()), mine[name], ", ".join(
            f"{called}: {n}" for called, n in mine.most_common() if called != name)))
    return ("## What each mistake is called\n\nThe confusion matrix, without its zeros. `" + NOBODY + "`: the library "
            "of mistakes has no name for it, or it cannot be known from single steps.\n\n"
            + table(("what it is", "programs", "called so", "called otherwise"), lines))


def _odd(rows: Sequence[Row]) -> str:
    """Each program that was judged or called wrongly."""
    kinds: list[tuple[str, Callable[[Row], bool]]] = [
        ("failed", lambda r: not r.kind and not r.passed),
        ("passed", lambda r: bool(r.kind) and r.passed and not r.identical),
        ("called", lambda r: bool(r.kind) and not r.passed and r.names != ((r.name,) if r.name else ()))]
    lines = [(what, r.model, r.rule, r.way, r.seed, r.kind or "correct", r.style, r.name or NOBODY,
              " or ".join(r.names) or NOBODY) for what, odd in kinds for r in rows if odd(r)]
    if not lines:
        return ""
    return "## Every wrong verdict\n\n" + table(
        ("what", "model", "rule", "exercise", "seed", "mistake", "style", "its name", "called"), lines)
