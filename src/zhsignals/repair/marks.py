"""Marks that are no text: markdown, stray HTML, invisible characters. Each is masked in place, never cut out."""

from __future__ import annotations

import re

from zhsignals.repair.characters import MASK

_SUSPECT = re.compile(r"[*#>|<&`~+=_{\\\[-]")
_COMMENT = re.compile(r"<!--[^<>]{0,300}-->")
_BREAK_TAG = re.compile(r"</?(?:p|br|div|tr|li|ul|ol|table|tbody|thead|h[1-6])\b[^<>\n]{0,300}>", re.IGNORECASE)
_CELL_TAG = re.compile(r"</?t[dh]\b[^<>\n]{0,300}>", re.IGNORECASE)
_INLINE_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|font|img|center|sup|sub|section|article|video|source|figure|figcaption|iframe|blockquote)\b[^<>\n]{0,300}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|#160|#12288);")
_AMPERSAND = re.compile(r"&amp;")
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((?:https?:|/|\.|#|www)[^)\s]{0,500}\)")
_ESCAPE = re.compile(r"\\(?=[*_~#\[\]().>/+-])")
_SHORTCODE = re.compile(r"\{\{[<%][^{}\n]{0,300}[>%]\}\}")
_STARS = re.compile(r"\*\0*\*[*\0]*|~~+|```+")
_RULE = re.compile(r"^[ \0]*(?:[-*_=] ?){3,}[ \0]*$", re.MULTILINE)
_HASHES = re.compile(r"^[ \0]*(?:#{1,6}(?=[ \0]|$)|#{2,6})", re.MULTILINE)
_QUOTE = re.compile(r"^[ \0]*(?:> ?)+", re.MULTILINE)
_BULLET = re.compile(r"^[ \0]*[-*+](?= +[^ \n])(?! *\d+ *-)", re.MULTILINE)
_DELIMITER_ROW = re.compile(r"^[ \0]*\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:?)?[ \0]*$", re.MULTILINE)

_TABS = re.compile(r"\t+")
_FEWEST_ROWS = 3
_LONGEST_GROUP = 24
_EDGES = " \u3000\r"

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_INVISIBLE_RUN = re.compile(f"[{INVISIBLE}][{INVISIBLE} {MASK}]*")
_NUMERIC = frozenset("0123456789.,，．%‰〇○零一二三四五六七八九十百千万亿两萬億兆\n")


def _blank(m: re.Match[str]) -> str:
    return MASK * (m.end() - m.start())


def _line_break(m: re.Match[str]) -> str:
    return MASK * (m.end() - m.start() - 1) + "\n"


def _space(m: re.Match[str]) -> str:
    return MASK * (m.end() - m.start() - 1) + " "


def bar_rows(text: str) -> str:
    """`text`, of the same length, with bars for the tabs between the cells of tables: lines below each other with as many tabs each."""
    lines = text.split("\n")
    out, run = list(lines), list[int]()
    for i, line in enumerate([*lines, ""]):
        shown = line.strip(_EDGES)
        if "\t" in shown and (not run or _tabs(shown) & _tabs(lines[run[0]].strip(_EDGES))):
            run.append(i)
        elif (
            run
            and 0 < len(shown) <= _LONGEST_GROUP
            and i + 1 < len(lines)
            and _tabs(lines[i + 1].strip(_EDGES)) & _tabs(lines[run[0]].strip(_EDGES))
        ):
            continue
        elif shown or i == len(lines):
            if len(run) >= _FEWEST_ROWS and sum(any(map(str.isdigit, lines[k])) for k in run) > 1:
                single = len({lines[k].strip(_EDGES).count("\t") for k in run}) == 1
                for k in run:
                    out[k] = _barred(lines[k], single=single)
            run = [i] if "\t" in shown else []
    return "\n".join(out)


def _tabs(line: str) -> set[tuple[str, int]]:
    """How many tabs, and how many runs of tabs, part the cells of a line."""
    return {("tabs", line.count("\t")), ("runs", len(_TABS.findall(line)))}


def _barred(line: str, *, single: bool) -> str:
    left = len(line) - len(line.lstrip(_EDGES))
    right = len(line.rstrip(_EDGES))
    inner = line[left:right]
    inner = inner.replace("\t", "|") if single else _TABS.sub(lambda m: "|" + " " * (m.end() - m.start() - 1), inner)
    return line[:left] + inner + line[right:]


def mask_marks(text: str) -> str:
    """`text` with markdown and HTML marks masked; a tag that breaks the line becomes a line end."""
    if _SUSPECT.search(text) is None:
        return text
    if "\\" in text:
        text = _ESCAPE.sub(MASK, text)
    if "{{" in text:
        text = _SHORTCODE.sub(_blank, text)
    if "<" in text:
        text = _COMMENT.sub(_blank, text)
        text = _CELL_TAG.sub(_space, _BREAK_TAG.sub(_line_break, text))
        text = _INLINE_TAG.sub(_blank, text)
    if "&" in text:
        text = _AMPERSAND.sub("&" + MASK * 4, _ENTITY.sub(_space, text))
    if "](" in text:
        text = _LINK.sub(lambda m: MASK + m.group(1) + MASK * (m.end() - m.end(1)), _IMAGE.sub(_blank, text))
    return _mask_line_marks(text)


def _mask_line_marks(text: str) -> str:
    if "|" in text:
        text = _DELIMITER_ROW.sub(_blank, text)
    if "--" in text or "**" in text or "__" in text or "==" in text or "- -" in text or "* *" in text:
        text = _RULE.sub(_blank, text)
    if "*" in text or "~~" in text or "```" in text:
        text = _STARS.sub(_blank, text)
    if "#" in text:
        text = _HASHES.sub(_blank, text)
    if ">" in text:
        text = _QUOTE.sub(_blank, text)
    return _BULLET.sub(_blank, text) if "- " in text or "* " in text or "+ " in text else text


def mask_invisible(text: str) -> str:
    """Invisible characters masked, except inside a number: `1<ZWSP>2亿` must not become 12亿."""
    if _INVISIBLE.search(text) is None:
        return text
    return _INVISIBLE_RUN.sub(_keep_in_number, text)


def _keep_in_number(m: re.Match[str]) -> str:
    text, left, right = m.string, m.start() - 1, m.end()
    while left >= 0 and text[left] in (" ", MASK):
        left -= 1
    while right < len(text) and text[right] in (" ", MASK):
        right += 1
    before = text[left] if left >= 0 else ""
    after = text[right] if right < len(text) else ""
    if before in _NUMERIC and after in _NUMERIC and before + after != "\n\n":
        return m.group()
    return _INVISIBLE.sub(MASK, m.group())
