/* The facts of an article by section: cards, their filters, what belongs to what. */

const Facts = (() => {
  const { el } = Dom;
  const { t } = Words;
  const KINDS = ["amount", "count", "quantity", "rate", "change"];
  const STATUSES = ["actual", "planned", "expected", "target"];

  const empty = () => ({ kind: new Set(), status: new Set(), metric: "", company: "", query: "" });
  const active = (f) => f.kind.size + f.status.size > 0 || Boolean(f.metric || f.company || f.query);

  /** Whether a fact passes the filters. */
  function passes(fact, filter) {
    if (filter.kind.size && !filter.kind.has(fact.kind)) return false;
    if (filter.status.size && !filter.status.has(fact.status)) return false;
    if (filter.metric && fact.metric !== filter.metric) return false;
    if (filter.company && !fact.companies.has(filter.company)) return false;
    if (!filter.query) return true;
    const hay = [fact.text, fact.label, Format.metric(fact), fact.metric, Format.value(fact), fact.rule, fact.period?.iso, fact.unit,
      ...fact.subject.map((s) => s.name), ...fact.projects.map((p) => p.name), ...fact.mentions.map((m) => m.text)];
    return hay.some((text) => text && text.toLowerCase().includes(filter.query));
  }

  function badges(fact, pick) {
    const out = [];
    const badge = (kind, key, text) => el(`button.badge.k-${kind}`, { tabindex: -1, on: { click: (e) => { e.stopPropagation(); pick(key); } } }, text);
    const level = fact.level;
    if (level) out.push(badge(level.kind, level.id, `\u21b3 ${t("growth.of", { x: `${Format.metric(level)} ${Format.value(level)}` })}`));
    for (const change of fact.changes) out.push(badge("change", change.id, `\u2197 ${t("has.growth", { x: Format.value(change) })}`));
    for (const project of fact.projects) out.push(badge("projects", project.key, `\u25a3 ${t("in.project", { x: project.name })}`));
    for (const a of fact.audits.filter((a) => a.verdict === "differs")) {
      const other = a.facts.find((id) => id !== fact.id);
      out.push(badge("unread", other || fact.id, `\u2260 ${t(`check.${a.check}`)}`));
    }
    return out.length ? el("div.badges", null, out) : null;
  }

  function more(fact) {
    const rows = [
      ["written", fact.text], ["exact", Format.exact(fact)], ["label", fact.label],
      ["comparator", fact.comparator === "eq" ? null : t(`comparator.${fact.comparator}`)],
      ["period", fact.period && `${fact.period.iso}${fact.period.text ? ` (${fact.period.text})` : ""}`],
      ["stage", fact.stage && t(`stage.${fact.stage}`)], ["basis", fact.basis && t(`basis.${fact.basis}`)],
      ["subject", fact.subject.map((s) => s.name).join(t("list.sep"))],
      ["mentions", fact.mentions.map((m) => m.text).join(" \u00b7 ")], ["rule", fact.rule],
    ].filter(([, text]) => text);
    return el("dl.more", null, rows.map(([key, text]) => [el("dt", null, t(key)), el(key === "rule" ? "dd.field.mono" : "dd.field", null, text)]));
  }

  const few = (names) => names.slice(0, 3).join(t("list.sep")) + (names.length > 3 ? ` +${names.length - 3}` : "");

  /** One fact as a card; `open` adds every field. */
  function card(fact, { pick, open, child }) {
    const bits = [
      fact.period && el("span.field", { title: fact.period.text }, Format.period(fact.period.iso)),
      fact.basis && fact.basis !== "unstated" && el("span", null, t(`basis.${fact.basis}`)),
      fact.stage && el("span", null, t(`stage.${fact.stage}`)),
      fact.subject.length > 0 && el("span.field", null, few(fact.subject.map((s) => s.name))),
    ];
    return el(`div.fact-card.k-${fact.kind}${child ? ".child" : ""}`,
      { tabindex: -1, role: "article", "aria-label": `${Format.value(fact)} ${Format.metric(fact)}`, data: { key: fact.id } },
      el("div.fact-head", null, el("span.value", { title: fact.text }, Format.value(fact)), el("span.metric.field", null, Format.metric(fact)),
        el(`span.status.${fact.status}`, null, t(`status.${fact.status}`)), el("span.tail", { title: fact.rule }, fact.id)),
      el("div.meta", null, bits),
      badges(fact, pick), open ? more(fact) : null);
  }

  /** Facts of one section: a change follows the level that it belongs to. */
  function ordered(facts) {
    const here = new Set(facts);
    const out = [];
    const add = (fact, child) => {
      if (out.some(([f]) => f === fact)) return;
      out.push([fact, child]);
      fact.changes.filter((c) => here.has(c)).forEach((c) => add(c, true));
    };
    for (const fact of facts) if (!fact.level || !here.has(fact.level)) add(fact, false);
    for (const fact of facts) add(fact, true);
    return out;
  }

  /** All facts that pass, grouped by section. */
  function render(article, filter, options) {
    for (const f of article.facts) f.level = article.byId.get(f.change_of) || null;
    const passing = article.facts.filter((f) => passes(f, filter));
    const groups = new Map();
    for (const f of passing) groups.set(f.section, [...(groups.get(f.section) || []), f]);
    const keys = [...groups.keys()].sort((a, b) => (a ?? 1e9) - (b ?? 1e9));
    const root = el("div", { "aria-label": t("facts"), id: "facts" });
    for (const key of keys) {
      const heading = key === null ? t("elsewhere") : article.sections[key]?.heading || t("lead");
      const cards = ordered(groups.get(key)).map(([fact, child]) => card(fact, { ...options, child, open: options.open(fact) }));
      root.append(el("section.group", { role: "group", "aria-label": heading },
        keys.length > 1 || key !== null ? el("h3", null, el("span.field", null, heading), el("span.n", null, String(cards.length))) : null, cards));
    }
    if (!passing.length) root.append(el("p.group.soft", null, t(article.facts.length ? "none.facts" : "none.extracted")));
    return { root, passing: new Set(passing.map((f) => f.id)) };
  }

  function tally(article, column) {
    const out = new Map();
    for (const f of article.facts) for (const v of column(f)) out.set(v, (out.get(v) || 0) + 1);
    return out;
  }

  function toggle(set, value) {
    if (!set.delete(value)) set.add(value);
  }

  function chips(values, chosen, prefix, counts, change) {
    return values.filter((v) => counts.has(v)).map((v) => el(`button.chip.k-${v}`,
      { "aria-pressed": String(chosen.has(v)), data: { [prefix]: v }, on: { click: () => { toggle(chosen, v); change(); } } },
      prefix === "kind" ? el("span.dot") : null, t(`${prefix}.${v}`), el("span.n", null, String(counts.get(v)))));
  }

  function picker(name, counts, chosen, label, change) {
    const options = [...counts].sort((a, b) => b[1] - a[1]).map(([v, n]) => el("option", { value: v, selected: v === chosen }, `${label(v)} (${n})`));
    return el(`select.pick${chosen ? ".on" : ""}`, { id: `pick-${name}`, "aria-label": t(name), disabled: !counts.size, on: { change: (e) => change(counts, e.target.selectedIndex) } },
      el("option", { value: "" }, `${t(name)}: ${t("all")}`), options);
  }

  /** The bar of filters above the facts. */
  function filters(article, filter, options) {
    const change = options.change;
    // by place, not by value: an attribute shows hidden characters, so it cannot carry the name itself
    const choose = (field) => (counts, at) => { filter[field] = at ? [...counts].sort((a, b) => b[1] - a[1])[at - 1][0] : ""; change(); };
    const kinds = tally(article, (f) => [f.kind]);
    const statuses = tally(article, (f) => [f.status]);
    return el("div.filters", { role: "search" },
      el("div.row", null, chips(KINDS, filter.kind, "kind", kinds, change)),
      el("div.row", null, chips(STATUSES, filter.status, "status", statuses, change),
        el("span.row.picks", null, picker("metric", tally(article, (f) => [f.metric]), filter.metric, Format.metricName, choose("metric")),
        picker("company", tally(article, (f) => f.companies), filter.company, (v) => v, choose("company")))),
      el("div.row", null,
        el("input.field-input.grow", { id: "find-fact", type: "search", placeholder: t("search.facts"), "aria-label": t("search.facts"), on: { input: options.typed } }),
        el("span.small.faint", { id: "passing" }),
        el("button.chip", { "aria-pressed": String(options.all), title: t("details.title"), on: { click: options.details } }, t("details")),
        active(filter) ? el("button.chip", { id: "clear", on: { click: options.clear } }, `\u2715 ${t("clear")}`) : null));
  }

  return { active, card, empty, filters, render };
})();
