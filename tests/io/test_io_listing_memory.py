"""A folder may hold more names than one would hold in memory."""

from pathlib import Path

import pytest

from zhsignals.errors import ArticleError
from zhsignals.io import listing
from zhsignals.io.listing import Skipped, list_sources


def test_the_order_and_the_counts_do_not_depend_on_how_many_names_are_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in a folder comes once, in the order of the bytes, subfolders in their place."""
    home = tmp_path / "news"
    for name in ("b.txt", "a.txt", "c/2.txt", "c/10.txt", "d.txt", "c.txt", ".hidden", "e.bin"):
        path = home / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(name)
    (home / "link.txt").symlink_to(home / "a.txt")
    wanted = ["news/a.txt", "news/b.txt", "news/c/10.txt", "news/c/2.txt", "news/c.txt", "news/d.txt"]
    for batch in (1, 2, 3, 100):
        monkeypatch.setattr(listing, "BATCH", batch)
        skipped = Skipped()
        assert [s.uri for s in list_sources([home], skipped=skipped)] == wanted
        assert skipped.counts == {"hidden": 1, ".bin": 1, "link": 1}


def test_a_file_that_goes_away_while_it_is_listed_is_an_input_error(tmp_path: Path) -> None:
    """Not a traceback."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    sources = list_sources([tmp_path])
    next(sources)
    (tmp_path / "b.txt").unlink()
    with pytest.raises(ArticleError, match=r"b\.txt"):
        next(sources)
