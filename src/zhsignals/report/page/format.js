/* Values as people write them. */

const Format = (() => {
  const { t, has } = Words;
  const CURRENCY = /^[A-Z]{3}$/;
  const locale = () => (Words.lang === "zh" ? "zh-CN" : "en");
  const tidy = (value) => Number(value.toPrecision(12));
  const number = (value) => tidy(value).toLocaleString(locale(), { maximumFractionDigits: 6 });

  /** In the steps of the language: hundreds of millions, or billions. */
  function scaled(value) {
    for (const step of t("scales").split(",")) {
      const [size, name] = step.split(":");
      if (Math.abs(value) >= Number(size)) return number(value / Number(size)) + name;
    }
    return number(value);
  }

  function unitName(unit) {
    if (has(`unit.${unit}`)) return t(`unit.${unit}`);
    return CURRENCY.test(unit) || Words.lang !== "zh" ? ` ${unit}` : unit;
  }

  function magnitude(fact, value) {
    if (value === null) return "–";
    if (fact.unit === "1" && (fact.kind === "rate" || fact.kind === "change")) return `${number(value * 100)}%`;
    if (fact.unit === "1") return number(value);
    return scaled(value) + unitName(fact.unit);
  }

  /** The value of a fact with sign and comparator. */
  function value(fact) {
    const sign = (v) => (fact.kind === "change" && v > 0 ? "+" : "");
    const one = (v) => (v === null ? "" : sign(v) + magnitude(fact, v).replace(/^-/, "\u2212"));
    const cmp = t(`cmp.${fact.comparator}`);
    return fact.value_max === null ? cmp + one(fact.value) : `${cmp}${one(fact.value)}\u2013${one(fact.value_max)}`;
  }

  /** The bare number, for looking things up. */
  const exact = (fact) => [fact.value, fact.value_max].filter((v) => v !== null).join(" \u2013 ") + (fact.unit === "1" ? "" : ` ${fact.unit}`);

  function metricName(id) {
    const names = Object.hasOwn(Model.corpus.metrics, id) ? Model.corpus.metrics[id] : null;
    return names?.[Words.lang === "zh" ? 0 : 1] || names?.[0] || id.replace(/_/g, " ");
  }

  const metric = (fact) => (fact.metric === "other" && fact.label ? fact.label : metricName(fact.metric));

  const padded = (n) => (t("p.zeros") === "1" ? n : String(Number(n)));

  function date(iso) {
    const hit = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-(\d\d))?))?$/.exec(iso);
    if (!hit) return iso;
    const [, y, q, h, m, d] = hit;
    if (q) return t("p.quarter", { y, q: t(`p.q.${q}`) });
    if (h) return t("p.half", { y, h: t(`p.half.${h}`) });
    if (d) return t("p.day", { y, m: padded(m), d: padded(d) });
    return m ? t("p.month", { y, m: padded(m) }) : t("p.year", { y });
  }

  /** An ISO period in words. */
  function period(iso) {
    const [from, to] = iso.split("/");
    if (to === undefined) return date(iso);
    if (from === "..") return t("until", { x: date(to) });
    const [, y, a, z, b] = /^(\d{4})-(\d\d)\/(\d{4})-(\d\d)$/.exec(iso) || [];
    return y && y === z ? t("p.months", { y, a: padded(a), b: padded(b) }) : t("p.span", { a: date(from), b: to === ".." ? "" : date(to) });
  }

  /** Stated and computed values of an audit in the terms of its facts. */
  function audited(audit, value, facts) {
    if (value === null) return "\u2013";
    const whole = facts.find((f) => f && f.unit !== "1");
    const share = ["completion", "growth", "share", "structure"].includes(audit.check);
    return share || !whole ? `${number(Number((value * 100).toFixed(2)))}%` : scaled(value) + unitName(whole.unit);
  }

  return { audited, exact, metric, metricName, number, period, scaled, unitName, value };
})();
