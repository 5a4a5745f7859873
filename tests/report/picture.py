"""Makes the picture of the README from the invented article: `python tests/report/picture.py docs/report.png`."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from browser import chromium

from zhsignals.pipeline import Extractor
from zhsignals.report import write_report


def main(out: Path, click: str) -> None:
    """Extract the invented article, open its report, click a value, take the picture."""
    raw = (Path(__file__).parent / "invented.txt").read_text("utf-8")
    record = Extractor()(raw, id="invented")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        write_report([record], {"invented": raw}, page)
        with chromium(Path(folder) / "profile") as driver:
            size = {"width": 1360, "height": 850, "deviceScaleFactor": 1.5, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            driver.get(page.as_uri())
            marks = driver.find_elements("css selector", ".raw .m.fact")
            next(m for m in marks if click in m.text).click()
            time.sleep(1)
            driver.execute_script("document.getElementById('panel').scrollTop = 0")
            time.sleep(0.3)
            driver.save_screenshot(str(out))


if __name__ == "__main__":
    main(Path(sys.argv[1]), "186")
