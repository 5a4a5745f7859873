// Generated from https://zhsignals.github.io/schema/record-1.0.json; do not edit. Every field is always written.

/** A check of facts against each other. */
export interface Audit {
  check: "completion" | "growth" | "total" | "share" | "structure" | "plausibility";
  facts: string[];
  stated: number;
  computed: number;
  verdict: "agrees" | "differs";
  note: string | null;
}

/** An enterprise the article names. */
export interface Company {
  name: string;
  /** its other forms in the article */
  also: string[];
  form: "legal" | "short" | "brand";
  /** stock code where the article gives one */
  code: string | null;
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
  comparator: "eq" | "approx" | "near" | "gt" | "gte" | "lt" | "lte" | "range" | "order";
  status: "actual" | "planned" | "expected" | "target";
  /** stage of a project count */
  stage: "signed" | "started" | "under_construction" | "completed" | "planned" | "negotiating" | null;
  /** what a change is measured against; null for other kinds */
  basis: "yoy" | "mom" | "avg" | "unstated" | null;
  /** id of the level fact that this change belongs to */
  change_of: string | null;
  period: PeriodValue | null;
  subject: Subject[];
  mentions: Evidence[];
  /** the rule that made the fact: file#entry */
  rule: string;
}

/** An industry label, as the article uses it. */
export interface Industry {
  name: string;
  also: string[];
  code: IndustryCode | null;
  /** strategic emerging industry it falls under */
  emerging: string | null;
  mentions: Evidence[];
}

/** A place in a published classification. */
export interface IndustryCode {
  standard: string;
  code: string;
}

/** What became of every numeral: the parts and `other` sum to `total`. */
export interface Ledger {
  total: number;
  fact: number;
  date: number;
  name: number;
  ordinal: number;
  slogan: number;
  /** durations and thresholds that only qualify another value */
  qualifier: number;
  other: NumeralUse[];
}

/** A numeral that is not understood. */
export interface NumeralUse {
  spans: [number, number][];
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
  name: string;
  also: string[];
  companies: string[];
  /** its investment in whole currency units */
  amount: number | null;
  stage: string | null;
  /** ids of the facts about it */
  facts: string[];
  mentions: Evidence[];
}

/** An administrative division, or a zone or township without code. */
export interface Region {
  name: string;
  /** six-digit division code, null where it is not certain */
  code: string | null;
  also: string[];
  mentions: Evidence[];
}

/** A stretch of the article under one heading; the lead has none. */
export interface Section {
  heading: string | null;
  spans: [number, number][];
  /** ids of the facts first stated here */
  facts: string[];
}

/** Where the article comes from, as far as it says so itself. */
export interface Source {
  uri: string | null;
  publisher: string | null;
  byline: string[];
  /** ISO date, month or year */
  published: string | null;
  /** context: only the year, taken from the dates of the prose */
  published_from: "argument" | "text" | "context" | null;
}

/** Whom or what the value is about, in the article's words. */
export interface Subject {
  kind: "industry" | "region" | "company" | "project" | "sector" | "other";
  name: string;
}

/** One article as an auditable set of facts. */
export interface ArticleRecord {
  schema_version: string;
  id: string;
  source: Source;
  title: string | null;
  sections: Section[];
  facts: Fact[];
  companies: Company[];
  projects: Project[];
  industries: Industry[];
  regions: Region[];
  audit: Audit[];
  numerals: Ledger;
  warnings: string[];
}
