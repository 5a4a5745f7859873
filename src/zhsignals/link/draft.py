"""A fact in the making, and the scope that its sentence hands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from zhsignals.link.cells import Cell
from zhsignals.text import Mention, Period, Quantity


@dataclass(slots=True)
class Name:
    """A subject: kind and name as a fact shows them."""

    kind: str
    name: str


@dataclass(slots=True)
class Draft:
    """What the linker knows of one stated value."""

    quantity: Quantity
    kind: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    comparator: str
    metric: str = "other"
    label: str | None = None
    status: str = "actual"
    stage: str | None = None
    basis: str | None = None
    period: Period | None = None
    subjects: list[Name] = field(default_factory=list)
    change_of: Draft | None = None
    start: int = 0
    end: int = 0
    sentence: int = -1
    """Set when its sentence is done; -1 while it is read."""
    section: int | None = None
    rule: str = ""
    headline: bool = False
    line: int = -1
    heads_line: bool = False
    """It stands in the bracketed head of its line."""
    project: str | None = None
    clause: int = 0
    cell: bool = False
    """It stands in a table."""
    again: bool = False
    """It speaks of what was counted before: 这7个省份, 六成九（69%）."""

    counts_growing: bool = False
    """It counts what grows, and is no level of a growth in percent: 9个省份."""
    grows: bool = False
    """Its clause says that they do: 9个省份增速提高."""
    against: bool = False
    """It is only compared with, and is not what grows: 产煤14亿吨，比1995年的12亿吨增加2亿吨."""

    @property
    def announces(self) -> bool:
        """Whether it stands in a headline, of the article, a section or a line."""
        return self.headline or self.heads_line


@dataclass(slots=True)
class Scope:
    """What carries over from sentence to sentence; paragraphs and sections reset parts of it."""

    home: Name | None = None
    money: str = "CNY"
    """The currency of the article's place."""
    newest: str = ""
    """The last year that an article without a date of its own tells of."""
    year: Period | None = None
    """The year of an article that states its date: when nothing else dates a value, it is of that year."""
    title_period: Period | None = None
    title_plan: Period | None = None
    document_period: Period | None = None
    aimed_at: Period | None = None
    """The year by which the targets of the paragraph are to be reached."""
    plan: Period | None = None
    """The five-year plan that targets without a time of their own belong to."""
    title_year: int | None = None
    coming: Period | None = None
    """The year that a work report is given in: what it announces is of that year."""
    body: int = 0
    """Where the title ends."""
    ahead: bool = False
    """Whether a work report has come to that year: what it states from there on is what is to be done."""
    in_item: bool = False
    """Whether the paragraph is an item of a digest: its times are its own."""
    dated: bool = False
    """Whether the first figures have been read: what comes later no longer dates the article."""
    section_names: list[Name] = field(default_factory=list)
    section_metric: Mention | None = None
    region: Name | None = None
    industry: Name | None = None
    topic: list[Name] = field(default_factory=list)
    period: Period | None = None
    last_level: Draft | None = None
    last_amount: Draft | None = None
    """The last level that is no rate: a growth in percent is a growth of it."""
    metric: Mention | None = None
    spoken: Mention | None = None
    """A metric of a sentence before that states no value: 多地技改投资下滑。甲市增速仅为2%."""
    output: Mention | None = None
    """The last measure of output that the article has told: an industry that grows, without more, grows in it."""
    series: str | None = None
    """The metric that stands for a whole series, such as investment in fixed assets, once a paragraph has named it."""
    told_series: str | None = None
    """The last such metric that the article, or its item of a digest, has named."""
    invested: str | None = None
    """The metric of the last sum invested or contracted."""
    counted: Mention | None = None
    counted_in: str = ""
    """The unit they were counted in."""
    compared: str = "unstated"
    """The basis that `（下同）` behind it lends to all growths that follow."""
    stage: str | None = None
    """What has come of the projects that the paragraph counts: 开工项目9个。其中工业5个."""
    said: Period | None = None
    """The time that the sentence before ended with: `其中` goes on with it."""
    plan_kinds: frozenset[str] = frozenset()
    """What the sentence before told: money, counts or measures."""
    plan_told: Draft | None = None
    """The last level of the sentence before, when all of it is planned: what `其中` goes on with is a part of the plan."""
    lead: list[Name] = field(default_factory=list)
    theme: list[Name] = field(default_factory=list)
    """What the paragraph was about before a sentence on `其`, `该项目` or a bare measure."""
    prior: list[Cell] = field(default_factory=list)
    """The sentence before, when nobody has asked for its theme."""
    title_names: list[Name] = field(default_factory=list)
    published: str | None = None
    status: str = "actual"
    """What a section or paragraph under a heading of targets states, unless its words say otherwise."""
    section_status: str = "actual"
    document_status: str = "actual"
    planned: frozenset[int] = frozenset()
    """Starts of the quantities that stand inside the name of a project: its planned capacity."""

    def new_paragraph(self) -> None:
        """Forget what a paragraph does not hand on."""
        self.topic = []
        self.lead, self.theme, self.prior = [], [], []
        self.period = self.document_period
        self.region = None
        self.last_level = self.last_amount = self.plan_told = self.said = None
        self.metric, self.spoken = self.section_metric, None
        self.counted = self.series = self.stage = None
        self.status, self.aimed_at = self.section_status, None

    def new_section(self, names: list[Name], period: Period | None, metric: Mention | None, status: str, *, fresh: bool) -> None:
        """Enter a section whose heading names these subjects, this period, this metric and this status; `fresh`: an item of a digest."""
        self.section_names = names
        self.section_status = status if status != "actual" else self.document_status
        self.industry = None
        self.plan = self.title_plan
        if fresh:
            self.document_period, self.dated, self.told_series = self.title_period, False, None
            self.output, self.counted_in = None, ""
        self.section_metric = metric
        if period is not None:
            self.document_period = period
        self.new_paragraph()
