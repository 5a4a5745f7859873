"""Other libraries, each doing the part of the job it offers; extra `bench` installs them."""

from __future__ import annotations

import contextlib
import sys
import warnings
from collections.abc import Callable
from typing import Any

Read = Callable[[str], Any]


@contextlib.contextmanager
def hushed() -> Any:
    """Some of them print and warn when imported."""
    with contextlib.redirect_stdout(sys.stderr), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def quiet_jieba() -> Any:
    """jieba, its dictionary read."""
    with hushed():
        import jieba
    jieba.setLogLevel(60)
    jieba.initialize()
    return jieba


def cut_words_in_rust(_: list[str]) -> Read:
    """The same words by rjieba."""
    import rjieba

    cut: Read = rjieba.cut
    return cut


SHAPES = [
    [{"LIKE_NUM": True}, {"TEXT": {"IN": ["元", "万元", "亿元", "美元", "%"]}}],
    [{"IS_DIGIT": True}, {"TEXT": {"IN": ["个", "家", "人", "户", "吨", "亩", "公里"]}}],
    [{"TEXT": {"IN": ["总", "固定资产", "完成", "新增"]}}, {"TEXT": "投资"}, {"LIKE_NUM": True, "OP": "?"}],
    [{"TEXT": {"REGEX": r"^\d+(?:\.\d+)?$"}}, {"TEXT": {"IN": ["万", "亿"]}}, {"TEXT": "元", "OP": "?"}],
    [{"TEXT": {"IN": ["同比", "环比"]}}, {"TEXT": {"IN": ["增长", "下降", "提高"]}}, {"LIKE_NUM": True}, {"TEXT": "%", "OP": "?"}],
    [{"TEXT": {"REGEX": r"^(?:19|20)\d\d$"}}, {"TEXT": "年"}],
    [{"TEXT": {"IN": ["地区", "规模"]}}, {"TEXT": {"IN": ["生产总值", "以上"]}}],
    [{"OP": "+", "IS_ALPHA": True, "LENGTH": {"<=": 4}}, {"TEXT": {"IN": ["有限公司", "公司", "集团"]}}],
    [{"TEXT": {"IN": ["约", "近", "超", "超过", "达", "达到"]}}, {"LIKE_NUM": True}],
    [{"TEXT": {"IN": ["签约", "开工", "投产"]}}, {"TEXT": {"IN": ["项目", "企业"]}}, {"LIKE_NUM": True, "OP": "?"}],
]
"""Ten patterns that find, without linking, a part of what zhsignals finds."""


def match_with_spacy(_: list[str]) -> Read:
    """A blank Chinese pipeline that cuts with jieba, and a Matcher with ten patterns."""
    with hushed():
        import spacy
        from spacy.matcher import Matcher
    quiet_jieba()
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    matcher = Matcher(nlp.vocab)
    for i, shape in enumerate(SHAPES):
        matcher.add(str(i), [shape])
    return lambda text: matcher(nlp(text))


def _jionlp() -> Any:
    with hushed():
        import jionlp
    return jionlp


def read_money(_: list[str]) -> Read:
    """JioNLP: amounts of money with their values."""
    read: Read = _jionlp().ner.extract_money
    return read


def read_money_and_time(_: list[str]) -> Read:
    """JioNLP: the same, and time expressions resolved."""
    ner = _jionlp().ner
    base = {"year": 2023}
    return lambda text: (ner.extract_money(text), ner.extract_time(text, time_base=base))


def recognise_numbers(_: list[str]) -> Read:
    """Recognizers-Text: numbers, percentages and currencies, line by line."""
    with hushed():
        from recognizers_number import Culture, NumberRecognizer
        from recognizers_number_with_unit import NumberWithUnitRecognizer
    numbers, units = NumberRecognizer(Culture.Chinese), NumberWithUnitRecognizer(Culture.Chinese)
    models = [numbers.get_number_model(), numbers.get_percentage_model(), units.get_currency_model()]
    return lambda text: [model.parse(line) for line in text.split("\n") if line for model in models]


PEERS: list[tuple[Any, ...]] = [
    ("rjieba.cut", cut_words_in_rust, ("rjieba",)),
    ("spaCy blank zh + jieba + Matcher (10 patterns)", match_with_spacy, ("spacy", "jieba")),
    ("JioNLP: money", read_money, ("jionlp",)),
    ("JioNLP: money, time", read_money_and_time, ("jionlp",), 0.5),
    ("Recognizers-Text: number, percentage, currency", recognise_numbers, ("recognizers-text-number-with-unit",), 0.05),
]
