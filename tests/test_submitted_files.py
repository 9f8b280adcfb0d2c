"""Which files beside a notebook its cells may read."""

from __future__ import annotations

from pathlib import Path

from graders.grade import submitted_files


def written(folder: Path, **sizes: int) -> None:
    for name, size in sizes.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)


def test_plain_files_and_those_in_folders(tmp_path: Path) -> None:
    written(tmp_path, wine_dot_csv=3, data__bikes_dot_csv=4, answer_dot_ipynb=5)
    (tmp_path / "link").symlink_to(tmp_path / "wine.csv")
    assert submitted_files(tmp_path) == {"data/bikes.csv": tmp_path / "data/bikes.csv",
                                         "wine.csv": tmp_path / "wine.csv"}


def test_a_repository_around_the_notebook_stays_outside(tmp_path: Path) -> None:
    written(tmp_path, _dot_git__objects__pack=9, _dot_env=1, env__pyvenv_dot_cfg=1, env__lib__torch_dot_so=9, notes=1)
    assert list(submitted_files(tmp_path)) == ["notes"]


def test_no_more_than_a_scratch_directory_holds(tmp_path: Path) -> None:
    much = 1 << 20
    written(tmp_path, a=much, b=much // 2, c=much // 2 + 1, d=much + 1)
    assert list(submitted_files(tmp_path, limit_mb=1)) == ["b", "c"]  # with `a` it would be more than two megabytes
    assert not submitted_files(tmp_path / "nowhere")
