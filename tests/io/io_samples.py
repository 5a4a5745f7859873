"""Small files of every kind, made here."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

TEXT = "青禾县上半年签约项目12个，合同引资16亿元。"


def pdf(text: str) -> bytes:
    """A one-page PDF with ASCII text."""
    content = f"BT /F1 18 Tf 50 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    return bytes(out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)


def page(charset: str = "utf-8") -> bytes:
    """A news page with navigation and footer."""
    body = "".join(f"<p>第{i}段：{TEXT}全县规模以上工业增加值增长百分之八，固定资产投资保持平稳。</p>" for i in range(6))
    return (
        f'<html><head><meta charset="{charset}"><title>青禾县招商见实效</title></head><body><nav><a href="/">首页</a></nav>'
        f"<article><h1>青禾县招商见实效</h1>{body}</article><footer>版权所有</footer></body></html>"
    ).encode(charset)


def bomb(path: Path) -> Path:
    """Thirty megabytes of one letter in a few kilobytes."""
    with gzip.open(path, "wb") as file:
        for _ in range(30):
            file.write(b"a" * 1_000_000)
    return path


def archive(path: Path, members: dict[str, bytes]) -> Path:
    """A zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path
