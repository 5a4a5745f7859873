"""Annotation tools: what goes out comes back the same; corrections are taken over; offsets are checked."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from zhsignals.errors import ArticleError, OutputError
from zhsignals.ext.annotation import (
    brat_config,
    brat_files,
    doccano_line,
    doccano_lines,
    gold_article,
    labelling_config,
    labelstudio_tasks,
    read_doccano,
    read_labelstudio,
    write_brat,
    write_gold,
)
from zhsignals.ext.annotation.gold import file_name
from zhsignals.records import Evidence, Fact, Record


def read(words: str) -> Record:
    """A stand-in for the Extractor on the words of a mark: numbers before 亿元 are amounts."""
    found = re.findall(r"([0-9.]+)亿元", words)
    mention = (Evidence(spans=((0, len(words)),), text=words),)
    shape = {"kind": "amount", "metric": "other", "unit": "CNY", "comparator": "eq", "status": "actual", "rule": "t", "mentions": mention}
    return Record(id="x", facts=tuple(Fact(id=f"f{i}", value=Decimal(n) * 10**8, text=f"{n}亿元", **shape) for i, n in enumerate(found, 1)))


def utf16(text: str, at: int) -> int:
    return len(text[:at].encode("utf-16-le")) // 2


def one(results):
    (found,) = results
    return found


def doccano(record, text, **change):
    return json.loads(doccano_line(record, text, **change))


def back(line: dict):
    return one(read_doccano([json.dumps(line, ensure_ascii=False)], read=read))


class TestDoccano:
    @pytest.mark.parametrize("relations", [False, True])
    def test_round_trip_gives_the_same_record(self, record, text, relations):
        lines = list(doccano_lines([(record, text), (Record(id="empty"), "无")], relations=relations))
        first, second = read_doccano(lines, read=read)
        assert first.problems == () and first.record == record and first.text == text
        assert second.record == Record(id="empty")

    def test_every_mark_covers_its_words(self, record, text):
        line = doccano(record, text)
        words = {(text[s:e], label) for s, e, label in line["label"]}
        assert {("开工率61%", "rate/start_rate"), ("到位资\n金4.2亿元", "amount/funds_in_place"), ("青禾县", "region")} <= words
        linked = doccano(record, text, relations=True)
        names = {e["id"]: e["label"] for e in linked["entities"]}
        assert [(names[r["from_id"]], names[r["to_id"]]) for r in linked["relations"]] == [("change/value_added", "amount/value_added")]

    def test_what_doccano_does_to_its_lines_is_no_change(self, record, text):
        line = doccano(record, text)
        moved = {
            "id": 4711,
            "text": text,
            "label": line["label"][::-1],
            "Comments": [],
            "meta": {"zhsignals": json.loads(line["zhsignals"])},
        }
        result = back(moved)
        assert result.record == record and result.problems == ()

    @pytest.mark.parametrize("relations", [False, True])
    def test_doccanos_own_way_out_keeps_the_record(self, record, text, relations):
        """doccano 1.8 writes its export through a data frame: floats rounded, gaps filled with null, slashes escaped."""
        pd = pytest.importorskip("pandas")
        third = record.facts[5].model_copy(update={"value": Decimal("0.3333333333333333")})
        record = record.model_copy(update={"facts": (*record.facts[:5], third, *record.facts[6:])})
        rows = [{"id": 1} | doccano(record, text, relations=relations), {"id": 2, "text": "无", "label": [], "other": 1.5}]
        exported = pd.DataFrame(rows).to_json(orient="records", lines=True, force_ascii=False)
        first, second = read_doccano(exported.split("\n"), read=read)
        assert first.record == record and first.problems == ()
        assert second.record.facts == () and len(second.problems) == 1

    def test_offsets_counted_in_utf16_are_recognised(self, record, text):
        line = doccano(record, text)
        assert any(e > text.index("🔋") for _, e, _ in line["label"])
        line["label"] = [[utf16(text, s), utf16(text, e), label] for s, e, label in line["label"]]
        result = back(line)
        assert result.record == record and result.problems == ()

    def test_offsets_nothing_vouches_for_are_left_out(self, record, text):
        line = doccano(record, text)
        at = text.index("总投资")
        line["label"] = [[0, 3, "region"], [at, at + 4, "amount/investment"]]
        result = back(line)
        assert [r.name for r in result.record.regions] == ["青禾县"] and result.record.facts == ()
        assert "beyond U+FFFF" in result.problems[0] and len(result.problems) == 2

    def test_a_deleted_mark_deletes_its_fact_and_what_hangs_on_it(self, record, text):
        line = doccano(record, text)
        line["label"] = [mark for mark in line["label"] if mark[2] != "amount/value_added"]
        result = back(line)
        assert [f.id for f in result.record.facts] == ["f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9"]
        assert result.record.facts[0].change_of is None and result.record.sections[0].facts == ("f2",)

    def test_a_new_label_is_a_new_metric(self, record, text):
        line = doccano(record, text)
        line["label"] = [[s, e, "amount/investment" if m == "amount/contracted_investment" else m] for s, e, m in line["label"]]
        fact = next(f for f in back(line).record.facts if f.id == "f4")
        assert (fact.metric, fact.value, fact.comparator) == ("investment", 3500000000, "approx")

    def test_another_kind_keeps_the_value(self, record, text):
        line = doccano(record, text)
        line["label"] = [[s, e, "change/funds_in_place" if m == "amount/funds_in_place" else m] for s, e, m in line["label"]]
        fact = next(f for f in back(line).record.facts if f.id == "f5")
        assert (fact.kind, fact.unit, fact.basis, fact.value) == ("change", "CNY", "unstated", 420000000)

    def test_a_moved_mark_keeps_its_fact_while_the_value_is_in_it(self, record, text):
        line = doccano(record, text)
        at = text.index("同比增长")
        line["label"] = [[at + 2, e, m] if m == "change/value_added" else [s, e, m] for s, e, m in line["label"]]
        fact = back(line).record.facts[1]
        assert (fact.id, fact.mentions[0].text, fact.value) == ("f2", "增长7.4%", Decimal("0.074"))
        assert text[slice(*fact.mentions[0].spans[0])] == "增长7.4%" and fact.change_of == "f1"

    def test_a_mark_over_a_line_break_is_in_pieces(self, record, text):
        line = doccano(record, text)
        at = text.index("资\n金4.2")
        line["label"] = [[at, e, m] if m == "amount/funds_in_place" else [s, e, m] for s, e, m in line["label"]]
        mention = next(f for f in back(line).record.facts if f.id == "f5").mentions[0]
        assert mention.text == "资金4.2亿元" and [text[a:b] for a, b in mention.spans] == ["资", "金4.2亿元"]

    def test_a_drawn_mark_is_read_or_reported(self, record, text):
        line = doccano(record, text)
        at, wide = text.index("9.5亿元"), text.index("总投资9.5")
        line["label"] = [m for m in line["label"] if m[2] not in {"amount/investment", "amount/revenue"}]
        line["label"] += [[at, at + 5, "amount/output_value"], [0, 3, "amount/tax"], [wide, text.index("30亿元") + 4, "amount/profit"]]
        result = back(line)
        new = [f for f in result.record.facts if f.rule == "annotation"]
        assert [(f.id, f.metric, f.value, f.mentions[0].text) for f in new] == [("f10", "output_value", 950000000, "9.5亿元")]
        assert [p.partition(": ")[2] for p in result.problems] == ["no amount in the marked words", "several values in the marked words"]

    def test_names_can_be_added_and_taken_away(self, record, text):
        line = doccano(record, text)
        at = text.index("正极材料")
        line["label"] = [m for m in line["label"] if m[2] != "company"] + [[at, at + 4, "industry"]]
        result = back(line).record
        assert result.companies == () and [i.name for i in result.industries] == ["新能源电池", "正极材料"]

    def test_a_text_the_tool_changed_is_read_anew(self, record, text):
        line = doccano(record, text.replace("\n", "\r\n"))
        line["text"] = text
        assert "not the one exported" in back(line).problems[0]
        line.pop("zhsignals")
        assert "did not come back" in back(line).problems[0]

    def test_marks_outside_the_text_are_problems(self, record, text):
        line = doccano(record, text)
        line["label"] += [[0, 10_000, "company"], [5, 5, "company"], ["a", None, "company"], [-3, 2, "company"]]
        result = back(line)
        assert len(result.problems) == 4 and result.record == record

    def test_lines_that_are_none_name_their_number(self):
        with pytest.raises(ArticleError, match="line 2: not JSON"):
            list(read_doccano(['{"text": "一", "label": []}', "{"], read=read))
        with pytest.raises(ArticleError, match="line 1: no doccano line"):
            list(read_doccano(["[]"], read=read))


class TestLabelStudio:
    @pytest.fixture
    def task(self, record, text):
        (made,) = json.loads(labelstudio_tasks([(record, text)]))
        made["annotations"] = [{"result": made["predictions"][0]["result"], "was_cancelled": False}]
        return made

    def back(self, task):
        return one(read_labelstudio(json.dumps([task], ensure_ascii=False), read=read))

    def results(self, task, mark, kind="labels"):
        return [r for r in task["annotations"][0]["result"] if r.get("id") == mark and r["type"] == kind]

    def test_round_trip_gives_the_same_record(self, record, text, task):
        result = self.back(task)
        assert result.problems == () and result.record == record and result.text == text
        del task["annotations"]
        assert self.back(task).record == record, "nobody touched it: the prediction"

    def test_words_stand_at_their_offsets(self, text, task):
        places = [r["value"] for r in task["predictions"][0]["result"] if r["type"] == "labels"]
        assert len(places) == 13 and all(text[p["start"] : p["end"]] == p["text"] for p in places)

    def test_utf16_offsets_are_put_right(self, record, text, task):
        for result in task["annotations"][0]["result"]:
            if "value" in result:
                result["value"]["start"], result["value"]["end"] = (
                    utf16(text, result["value"]["start"]),
                    utf16(text, result["value"]["end"]),
                )
        result = self.back(task)
        assert result.record == record and result.problems == ()

    def test_offsets_that_lead_elsewhere_are_problems(self, record, task):
        self.results(task, "f6")[0]["value"]["start"] += 3
        result = self.back(task)
        assert "f6" not in [f.id for f in result.record.facts]
        assert result.problems[0].endswith("“开工率61%”: its offsets do not lead to these words")

    def test_fields_beside_a_mark_correct_the_fact(self, task):
        self.write(task, "f3", "value", "19")
        self.write(task, "f3", "period", "2024")
        self.write(task, "f3", "subject", "新能源电池; 全县")
        self.write(task, "f6", "status", "planned", "choices")
        record = self.back(task).record
        fact = next(f for f in record.facts if f.id == "f3")
        assert (fact.value, fact.period.iso, [(s.kind, s.name) for s in fact.subject]) == (
            19, "2024", [("industry", "新能源电池"), ("other", "全县")])  # fmt: skip
        assert next(f for f in record.facts if f.id == "f6").status == "planned"

    def write(self, task, mark, name, words, kind="textarea"):
        for result in self.results(task, mark, kind):
            if result["from_name"] == name:
                result["value"]["choices" if kind == "choices" else "text"] = [words]

    def test_an_emptied_field_is_empty(self, task):
        results = task["annotations"][0]["result"]
        results[:] = [r for r in results if not (r.get("id") == "f3" and r["from_name"] == "period")]
        assert next(f for f in self.back(task).record.facts if f.id == "f3").period is None

    def test_what_is_written_wrongly_is_a_problem_and_no_change(self, record, task):
        self.write(task, "f3", "value", "neunzehn")
        self.write(task, "f6", "status", "perhaps", "choices")
        result = self.back(task)
        assert result.record == record
        assert result.problems == ("f3: value 'neunzehn' is no number", "f6: status 'perhaps' is not allowed")

    def test_the_last_annotation_that_was_not_cancelled_counts(self, record, task):
        task["annotations"] += [{"result": [], "was_cancelled": True}]
        assert self.back(task).record == record
        task["annotations"] += [{"result": []}]
        assert self.back(task).record.facts == ()

    def test_the_configuration_knows_every_label(self, record, task):
        root = ET.fromstring(labelling_config([record]))
        labels = {label.get("value") for label in root.iter("Label")}
        used = {r["value"]["labels"][0] for r in task["predictions"][0]["result"] if r["type"] == "labels"}
        assert used <= labels
        controls = {e.get("name") for e in root if e.get("toName") == "text"}
        assert {r["from_name"] for r in task["predictions"][0]["result"] if "from_name" in r} <= controls

    def test_label_studio_itself_accepts_task_and_configuration(self, record, task):
        interface = pytest.importorskip("label_studio_sdk.label_interface").LabelInterface(labelling_config([record]))
        interface.validate()
        (prediction,) = task["predictions"]
        assert interface.validate_prediction(prediction, return_errors=True) == []
        prediction["result"][0]["value"]["labels"] = ["no/label"]
        assert interface.validate_prediction(prediction, return_errors=True) != []

    def test_exports_of_another_shape_are_errors(self):
        for bad in ("{", "{}", '[{"data": {}}]', "[1]"):
            with pytest.raises(ArticleError):
                list(read_labelstudio(bad))


class TestBrat:
    def test_annotations_lead_to_their_words(self, record, text):
        shown, ann = brat_files(record, text)
        assert shown == text
        marks = {}
        for line in ann.splitlines():
            if line.startswith("T"):
                name, place, words = line.split("\t")
                label, _, spans = place.partition(" ")
                pieces = [text[int(a) : int(b)] for a, b in (p.split() for p in spans.split(";"))]
                assert " ".join(pieces) == words and "\n" not in "".join(pieces)
                marks[name] = (label, words)
        assert ("Rate", "开工率61%") in marks.values() and ("Amount", "到位资 金4.2亿元") in marks.values()
        relation = next(line for line in ann.splitlines() if line.startswith("R"))
        change, level = re.findall(r"Arg[12]:(T\d+)", relation)
        assert (marks[change][0], marks[level][1]) == ("Change", "工业增加值12.6亿元")
        note = next(line for line in ann.splitlines() if line.startswith("#") and '"unit": "吨"' in line)
        assert json.loads(note.split("\t")[2])["value"] == "20000"

    def test_the_configuration_allows_what_is_used(self, record, text):
        config = brat_config([record])
        for line in brat_files(record, text)[1].splitlines():
            if line[0] == "A":
                _, (name, _, value) = line.split("\t")[0], line.split("\t")[1].split()
                allowed = next(c for c in config.splitlines() if c.startswith(f"{name}\t")).rpartition("Value:")[2].split("|")
                assert value in allowed

    def test_files_keep_the_text_to_the_byte(self, record, text, tmp_path):
        windows = text.replace("\n", "\r\n")
        assert write_brat(tmp_path, [(record, text), (Record(id="../a:b"), windows)]) == 2
        assert sorted(p.name for p in tmp_path.iterdir()) == [
            "%2E.%2Fa%3Ab.ann",
            "%2E.%2Fa%3Ab.txt",
            "annotation.conf",
            "qinghe-1.ann",
            "qinghe-1.txt",
        ]
        assert (tmp_path / "%2E.%2Fa%3Ab.txt").read_bytes().decode() == windows


class TestGold:
    def test_a_corrected_record_is_a_gold_article(self, record, tmp_path):
        evaluate = pytest.importorskip("zhsignals.evaluate")
        (path,) = write_gold(tmp_path / "gold", [record])
        assert path.name == "qinghe-1.json"
        (article,) = evaluate.read_gold(tmp_path / "gold")
        report = evaluate.score([article], [json.loads(record.to_json())])
        assert "qinghe-1" in str(article["id"]) and report is not None
        assert article["facts"][1] == {
            "kind": "change", "metric": "value_added", "value": "0.074", "unit": "1", "comparator": "eq", "status": "actual",
            "period": "2024-Q1", "text": "同比增长7.4%", "subject": ["青禾县"], "basis": "yoy"}  # fmt: skip
        assert gold_article(record)["projects"] == [{"name": "年产2万吨正极材料项目", "amount": "950000000", "companies": []}]

    def test_ids_become_file_names_or_errors(self, record, tmp_path):
        assert file_name("青禾#1") == "青禾#1.json" and file_name("a/../b") == "a%2F..%2Fb.json"
        for bad in ("", "长" * 100):
            with pytest.raises(OutputError):
                file_name(bad)
        with pytest.raises(OutputError, match="two articles have the id"):
            write_gold(tmp_path, [record, record])
