import pickle
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from zhsignals.errors import MissingExtra
from zhsignals.segment import Words

PLAIN = [
    "全县新材料产业发展势头良好，重点项目建设顺利推进。",
    "园区道路已经建成，厂房主体完工，设备陆续进场，预计年底试产。",
    "青禾县出台十条措施，支持企业技术改造，优化营商环境。",
    "粮食生产稳步发展，设施农业带动农民增收。",
]


@pytest.fixture(scope="module")
def words():
    return Words()


def test_words_give_the_text_back(words):
    for text in [*PLAIN, "增长8.5%，达到3-5亿元。", "", "\n", "Smart Grid平台"]:
        assert "".join(words.cut(text)) == text
    assert words.cut("重点项目建设") == ["重点项目", "建设"]


@pytest.mark.parametrize("size", [400, 401, 900, 6000])
def test_long_runs_are_cut_in_linear_time(words, size):
    text = "龘靐齉" * (size // 3)
    start = time.process_time()
    assert "".join(words.cut(text)) == text
    assert time.process_time() - start < 2


def test_the_fast_engine_gives_the_same_words(words):
    pytest.importorskip("rjieba")
    fast = Words(engine="rjieba")
    for text in PLAIN:
        assert fast.cut(text) == words.cut(text)


def test_engines():
    with pytest.raises(ValueError, match="jieba"):
        Words(engine="other")


def test_a_missing_engine_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "rjieba", None)
    with pytest.raises(MissingExtra, match="fast"):
        Words(engine="rjieba").cut("甲")


def test_threads_share_one_dictionary():
    words = Words()
    with ThreadPoolExecutor(16) as pool:
        cuts = list(pool.map(words.cut, PLAIN * 10))
    assert all(cut == words.cut("".join(cut)) for cut in cuts)


def test_pickled_words_are_fresh():
    assert pickle.loads(pickle.dumps(Words())).cut("重点项目建设") == ["重点项目", "建设"]


QUIET = """
import logging, sys, tempfile, warnings
sys.path[:0] = {path!r}
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
before = warnings.filters[:]
from zhsignals.segment import Words
assert "jieba" not in sys.modules, "loaded at import"
words = Words().cut("重点项目建设")
import jieba
assert not jieba.dt.initialized, "the global tokenizer was used"
assert warnings.filters == before, "warning filters changed"
assert not logging.getLogger().handlers, "root logger touched"
cache = [name for name in opened if "jieba.cache" in name]
assert not cache, cache
print(len(words))
"""


def test_no_noise_no_cache_no_global_state(tmp_path):
    env = {"TMPDIR": str(tmp_path), "PATH": "", "PYTHONIOENCODING": "utf-8"}
    (tmp_path / "jieba.cache").write_bytes(b"planted")
    done = subprocess.run([sys.executable, "-c", QUIET.format(path=sys.path)], env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "2\n", "")
    assert [p.name for p in tmp_path.iterdir()] == ["jieba.cache"]
    assert Path(tempfile.gettempdir()).exists()
