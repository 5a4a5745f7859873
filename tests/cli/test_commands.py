"""The command as a user meets it: outputs, one-line errors, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = "2023年，东山县签约项目31个，合同引资62.5亿元，同比增长12.5%。"


def zhsignals(*args: str, stdin: str | bytes = "") -> subprocess.CompletedProcess[bytes]:
    raw = stdin.encode() if isinstance(stdin, str) else stdin
    return subprocess.run([sys.executable, "-m", "zhsignals", *args], input=raw, capture_output=True, check=False, timeout=120)


def test_extract_reads_standard_input_and_writes_one_json_object() -> None:
    done = zhsignals("extract", "-", stdin=ARTICLE)
    record = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [f["metric"] for f in record["facts"]] == ["project_count", "contracted_investment", "contracted_investment"]
    assert record["facts"][1]["value"] == 6250000000


def test_gb18030_bytes_are_read() -> None:
    assert json.loads(zhsignals("extract", stdin=ARTICLE.encode("gb18030")).stdout)["facts"]


def test_a_table_for_people(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, "utf-8")
    assert "62.5" in zhsignals("extract", str(path), "--table").stdout.decode()
    assert "东山县" in zhsignals("show", str(path)).stdout.decode()


def test_explain_names_the_rule_of_each_value() -> None:
    assert "links/reading#amount" in zhsignals("explain", "-", stdin=ARTICLE).stdout.decode()


def test_explain_says_which_guard_turned_a_term_away() -> None:
    said = zhsignals("explain", "-", stdin="项目占地200亩。").stdout.decode()
    assert "metrics/rate#share\tturned away by not_followed_by" in said


def test_run_writes_a_folder_and_the_same_command_finds_it_done(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ARTICLE, "utf-8")
    for _ in range(2):
        done = zhsignals("run", str(tmp_path / "in"), "-o", str(tmp_path / "out"))
        assert done.returncode == 0, done.stderr
    assert {"records.jsonl", "facts.csv", "manifest.json", "report.html"} <= {p.name for p in (tmp_path / "out").iterdir()}
    assert zhsignals("verify", str(tmp_path / "out")).returncode == 0
    assert zhsignals("validate", str(tmp_path / "out" / "records.jsonl")).returncode == 0


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["extract", "no-such-file.txt"], 4, "no-such-file.txt"),
        (["run", "no-such-folder", "-o", "out-never-made"], 4, "no-such-folder"),
        (["extract", "-", "--patterns", "no-such-patterns"], 2, "no-such-patterns"),
        (["evaluate", "no.jsonl", "--gold", "no-gold"], 4, "no"),
        (["report", "no.jsonl"], 4, "no.jsonl"),
        (["panel", "no.jsonl"], 4, "no.jsonl"),
        (["no-such-command"], 2, "no-such-command"),
        (["run", "-", "-o", "out-never-made", "--max-bad", "many"], 2, "--max-bad"),
        (["run", "-", "-o", "out-never-made", "--encoding", "klingon"], 2, "--encoding"),
        (["run", "-", "-o", "out-never-made", "--encoding", "base64"], 2, "--encoding"),
        (["run", "-", "-o", "out-never-made", "--kind", "klingon"], 2, "--kind"),
        (["run", "-", "-o", "out-never-made", "--formats", "csv,xml"], 2, "--formats"),
        (["run", "-", "-o", "out-never-made", "--published", "yesterday"], 2, "--published"),
        (["run", "-", "-o", "out-never-made", "--time-limit", "0"], 2, "--time-limit"),
        (["run", "-", "-o", "out-never-made", "--memory-limit", "little"], 2, "--memory-limit"),
        (["run", "-", "-o", "out-never-made", "--memory-limit", "1K"], 2, "--memory-limit"),
        (["retry", "no-such-run"], 6, "no-such-run"),
    ],
)
def test_a_mistake_is_one_line_with_its_exit_code(args: list[str], code: int, says: str) -> None:
    done = zhsignals(*args, stdin=ARTICLE)
    assert done.returncode == code
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_an_output_never_covers_an_input(tmp_path: Path) -> None:
    """Not even with --restart, which throws away what stands in the output."""
    folder, lines = tmp_path / "in", tmp_path / "in" / "a.jsonl"
    folder.mkdir()
    lines.write_text(json.dumps({"id": "a", "text": ARTICLE}) + "\n", "utf-8")
    for source, out in ((folder, folder), (lines, lines), (lines, folder / "." / "a.jsonl")):
        done = zhsignals("run", str(source), "-o", str(out), "--restart")
        assert (done.returncode, b"is an input" in done.stderr) == (5, True)
    assert zhsignals("run", str(folder), "-o", str(folder / "out"), "--quiet").returncode == 0
    records = folder / "out" / "records.jsonl"
    assert zhsignals("run", str(records), "-o", str(folder / "out"), "--restart").returncode == 5
    assert [p.name for p in sorted(folder.iterdir())] == ["a.jsonl", "out"] and records.stat().st_size


def test_retry_takes_other_patterns_and_limits(tmp_path: Path) -> None:
    """A document that was too long for the memory goes well with more; a retry with other options is another run."""
    folder, words = tmp_path / "in", tmp_path / "words"
    folder.mkdir()
    words.mkdir()
    (folder / "a.txt").write_bytes(b"\0 no text")
    shape = 'kind = "metric"\n\n[catch]\nzh = "鲱鱼捕捞量"\nen = "catch"\ndimension = ["quantity"]\nterms = ["鲱鱼捕捞量"]\n'
    (words / "catch.toml").write_text(shape + 'accept = ["全市{鲱鱼捕捞量}3万吨"]\n', "utf-8")
    out = str(tmp_path / "out")
    assert zhsignals("run", str(folder), "-o", out, "--memory-limit", "1.5G", "--quiet").returncode == 3
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert manifest["options"]["memory_limit"] == 1610612736
    assert zhsignals("retry", out, "--patterns", str(words), "--memory-limit", "512MiB", "--quiet").returncode == 3
    again = json.loads((tmp_path / "out" / "retry" / "manifest.json").read_bytes())
    assert again["options"]["memory_limit"] == 536870912 and again["patterns"] != manifest["patterns"]
    assert zhsignals("retry", out, "--quiet").returncode == 6
    assert zhsignals("retry", out, "--restart", "--quiet").returncode == 3


def test_a_wrong_pattern_file_names_file_line_and_entry(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('kind = "metric"\n\n[herring]\nzh = "鲱鱼"\ndimension = ["money"]\nterm = ["鲱鱼"]\n', "utf-8")
    done = zhsignals("extract", "-", "--patterns", str(tmp_path), stdin=ARTICLE)
    assert done.returncode == 2
    assert "mine.toml:" in done.stderr.decode() and "herring" in done.stderr.decode() and "term" in done.stderr.decode()


def test_ones_own_metric_is_used_at_once(tmp_path: Path) -> None:
    entry = '[herring_catch]\nzh = "鲱鱼捕捞量"\ndimension = ["quantity"]\nterms = ["鲱鱼捕捞量"]\naccept = ["全市{*}3万吨"]\n'
    (tmp_path / "mine.toml").write_text('kind = "metric"\n' + entry, "utf-8")
    done = zhsignals("extract", "-", "--patterns", str(tmp_path), stdin="全市鲱鱼捕捞量3万吨。")
    assert json.loads(done.stdout)["facts"][0]["metric"] == "herring_catch"


def test_the_schema_is_printed_as_json() -> None:
    assert json.loads(zhsignals("schema").stdout)["$schema"].endswith("2020-12/schema")


def test_version_imports_nothing_heavy() -> None:
    heavy = "('spacy', 'jieba', 'pydantic', 'typer')"
    code = "import sys; sys.argv[1:] = ['--version']; from zhsignals.cli import main; main()"
    code += f"; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.splitlines()[1] == "[]"
