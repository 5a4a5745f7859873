// Generated from https://zhsignals.github.io/schema/record-1.0.json; do not edit. Every field is always written.

/** A check of facts against each other. */
export interface Audit {
  check: "completion" | "growth" | "total" | "share" | "structure" | "plausibility";
  /** ids of the facts compared, the stated one first */
  facts: string[];
  /** what the article says */
  stated: number;
  /** what its other facts give */
  computed: number;
  /** agrees: rounding or cutting the computed value gives the stated one */
  verdict: "agrees" | "differs";
  note: string | null;
}

/** An enterprise the article names. */
export interface Company {
  /** the fullest form in the article */
  name: string;
  /** its other forms in the article */
  also: string[];
  /** what kind of name it is */
  form: "legal" | "short" | "brand";
  /** stock code where the article gives one */
  code: string | null;
  /** every place where it is named */
  mentions: Evidence[];
}

/** One mention: `text` is the concatenation of `raw[s:e]` over `spans`, white space left out. */
export interface Evidence {
  /** half-open code-point ranges of the text as read */
  spans: [number, number][];
  /** what stands there, white space and line breaks left out */
  text: string;
  /** index into `sections` */
  section: number | null;
}

/** One stated value. */
export interface Fact {
  /** f1, f2, … in the order of the first mention */
  id: string;
  /** amount of money, count of things, physical quantity, rate or share, change */
  kind: "amount" | "count" | "quantity" | "rate" | "change";
  /** metric id; `other` where `label` says what */
  metric: string;
  /** the metric in the article's words */
  label: string | null;
  /** whole currency units; fraction for rates and growth; signed for changes */
  value: number;
  /** upper end where comparator is range */
  value_max: number | null;
  /** ISO 4217, measure word, physical unit as written, `1`, `pp` or `x` */
  unit: string;
  /** the value as written, comparator included */
  text: string;
  /** what the words around the number make of it */
  comparator: "eq" | "approx" | "near" | "gt" | "gte" | "lt" | "lte" | "range" | "order";
  /** done, or only planned, expected, aimed at */
  status: "actual" | "planned" | "expected" | "target";
  /** stage of a project count */
  stage: "signed" | "started" | "under_construction" | "completed" | "planned" | "negotiating" | null;
  /** what a change is measured against; null for other kinds */
  basis: "yoy" | "mom" | "avg" | "unstated" | null;
  /** id of the level fact that this change belongs to */
  change_of: string | null;
  period: PeriodValue | null;
  /** the nearest name first */
  subject: Subject[];
  /** every place where the article states it */
  mentions: Evidence[];
  /** the rule that made the fact: file#entry */
  rule: string;
}

/** An industry label, as the article uses it. */
export interface Industry {
  /** the label, in the article's words */
  name: string;
  /** its other forms in the article */
  also: string[];
  /** null where the label cuts across the classification */
  code: IndustryCode | null;
  /** strategic emerging industry it falls under */
  emerging: string | null;
  /** every place where it is named */
  mentions: Evidence[];
}

/** A place in a published classification. */
export interface IndustryCode {
  /** name and year of the classification */
  standard: string;
  /** section, division or group */
  code: string;
}

/** What became of every numeral: the parts and `other` sum to `total`. */
export interface Ledger {
  /** all numerals of the article */
  total: number;
  /** in values of facts */
  fact: number;
  /** in dates and times */
  date: number;
  /** in names, addresses, models and numbers of documents */
  name: number;
  /** in ordinals and ranks */
  ordinal: number;
  /** in catchwords of policy */
  slogan: number;
  /** durations and thresholds that only qualify another value */
  qualifier: number;
  /** those that were not understood */
  other: NumeralUse[];
}

/** A numeral that is not understood. */
export interface NumeralUse {
  /** where it stands in the text as read */
  spans: [number, number][];
  /** what stands there */
  text: string;
}

/** The time a value is about. */
export interface PeriodValue {
  /** 2022, 2023-Q1, 2023-H1, 2023-04, 2025-02-08, 2023-01/2023-10, or open ../2023-04 */
  iso: string;
  /** first day, ISO; null for an open interval */
  start: string | null;
  /** last day, ISO, inclusive */
  end: string | null;
  /** the words that say it; null where the scope carries it */
  text: string | null;
}

/** A named project. */
export interface Project {
  /** the fullest form in the article */
  name: string;
  /** its other forms in the article */
  also: string[];
  /** names of the companies that build or run it */
  companies: string[];
  /** its investment in whole currency units */
  amount: number | null;
  /** how far it is, in the words of a project count's stage */
  stage: string | null;
  /** ids of the facts about it */
  facts: string[];
  /** every place where it is named */
  mentions: Evidence[];
}

/** An administrative division, or a zone or township without code. */
export interface Region {
  /** the full name */
  name: string;
  /** six-digit division code, null where it is not certain */
  code: string | null;
  /** its other forms in the article */
  also: string[];
  /** every place where it is named */
  mentions: Evidence[];
}

/** A stretch of the article under one heading; the lead has none. */
export interface Section {
  /** null for the lead */
  heading: string | null;
  /** where it stands in the text as read */
  spans: [number, number][];
  /** ids of the facts first stated here */
  facts: string[];
}

/** Where the article comes from, as far as it says so itself. */
export interface Source {
  /** file, row or address it was read from */
  uri: string | null;
  /** newspaper, agency or site, as the article names it */
  publisher: string | null;
  /** reporters and authors */
  byline: string[];
  /** ISO date, month or year */
  published: string | null;
  /** context: inferred from the dates of the prose, or from words that only one year is called */
  published_from: "argument" | "text" | "context" | null;
}

/** Whom or what the value is about, in the article's words. */
export interface Subject {
  kind: "industry" | "region" | "company" | "project" | "sector" | "other";
  /** the name, or the words that say whose value it is */
  name: string;
}

/** One article as an auditable set of facts. */
export interface ArticleRecord {
  /** semver of this shape */
  schema_version: string;
  /** file name without its end, `<stem>#2` for the second article of a file, or the id of the row */
  id: string;
  source: Source;
  /** headline, as it stands in the text or beside it */
  title: string | null;
  sections: Section[];
  facts: Fact[];
  companies: Company[];
  projects: Project[];
  industries: Industry[];
  regions: Region[];
  audit: Audit[];
  numerals: Ledger;
  /** what was left open, and why */
  warnings: string[];
}
