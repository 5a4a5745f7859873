/* The page over all articles. */

const Overview = (() => {
  const { el } = Dom;
  const { t } = Words;
  const SPAN = 0.5;

  function plot(title, note, look, body) {
    return el(`section.plot${look}`, null, el("h2", null, title), note ? el("p", null, note) : null, body || el("p.faint", null, t("ov.empty")));
  }

  function amounts(rows, width, acts) {
    if (!rows.length) return null;
    const { low, high } = Charts.decades(rows);
    const every = Math.ceil((high - low) / (width < 600 ? 4 : 8));
    const ticks = [];
    for (let p = low; p <= high; p += every) ticks.push(10 ** p);
    return Charts.strips(rows, width, { ...acts, kind: "amount", ticks, scale: (v) => (Math.log10(v) - low) / (high - low), format: (v) => Format.scaled(v) });
  }

  function changes(rows, width, acts) {
    if (!rows.length) return null;
    const values = rows.flatMap(([, , , dots]) => dots.map(([v]) => v));
    const low = Math.max(-SPAN, Math.min(-0.1, ...values));
    const high = Math.min(2 * SPAN, Math.max(0.2, ...values));
    const step = [0.1, 0.2, 0.25, 0.5].find((s) => (high - low) / s <= (width < 600 ? 5 : 9)) || 0.5;
    const ticks = [];
    for (let v = Math.ceil(low / step) * step; v <= high + 1e-9; v += step) ticks.push(Number(v.toFixed(4)) || 0);
    return Charts.strips(rows, width, { ...acts, kind: "change", ticks, scale: (v) => (v - low) / (high - low), format: (v) => `${v > 0 ? "+" : ""}${Format.number(Number((v * 100).toFixed(2)))}%`.replace("-", "\u2212") });
  }

  function heads(data) {
    const { articles = 0, facts = 0, numerals = 0, agrees = 0, differs = 0 } = data.totals;
    const n = Format.number;
    const chips = (group, counts) => Object.entries(counts).sort((a, b) => b[1] - a[1]).map(([key, c]) =>
      el(`span.chip.k-${key}`, null, group === "kind" ? el("span.dot") : null, t(`${group}.${key}`), el("span.n", null, n(c))));
    return [
      el("header", null, el("h1", null, Model.corpus.title || t("overview")), el("p.soft", null, t("ov.lead", { articles: n(articles), facts: n(facts), numerals: n(numerals) }))),
      plot(t("ov.uses"), null, ".half", [Checks.split(data.uses), el("p.small", { css: { "margin-top": "8px" } }, t("ov.audit", { agrees: n(agrees), differs: n(differs) }))]),
      plot(t("ov.kinds"), null, ".half", [el("div.row.wrap", null, chips("kind", data.kinds)), el("div.row.wrap", null, chips("status", data.statuses))]),
    ];
  }

  /** Everything for a width in pixels; `acts` say what a click on a dot, a metric or a name does. */
  function render(width, acts) {
    const data = Model.corpus.overview;
    const wide = Math.max(260, width - 38);
    const third = width > 860 ? Math.floor((width - 36) / 3) - 38 : wide;
    const bars = (field, kind) => data[field].length ? Charts.bars(data[field], third, { kind, onRow: (name) => acts.only(field, name) }) : null;
    const rows = { onRow: (metric) => acts.only("metric", metric), onDot: acts.open };
    return [
      ...heads(data),
      plot(t("ov.amounts"), t("ov.amounts.note"), "", amounts(data.amounts, wide, rows)),
      plot(t("ov.changes"), t("ov.changes.note"), "", changes(data.changes, wide, rows)),
      plot(t("ov.industries"), t("ov.byarticles"), ".third", bars("industries", "industries")),
      plot(t("ov.companies"), t("ov.byarticles"), ".third", bars("companies", "companies")),
      plot(t("ov.regions"), t("ov.byarticles"), ".third", bars("regions", "regions")),
      plot(t("ov.grid"), t("ov.grid.note"), "", data.grid.rows.length ? Charts.grid(data.grid, (name) => acts.only("regions", name)) : null),
    ];
  }

  return { render };
})();
