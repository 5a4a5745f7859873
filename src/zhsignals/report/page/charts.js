/* Charts as inline SVG, drawn to the width they have. */

const Charts = (() => {
  const { el, svg } = Dom;
  const { t } = Words;
  const ROW = 30;
  const cut = (text, n) => (Array.from(text).length > n ? `${Array.from(text).slice(0, n - 1).join("")}\u2026` : text);

  function hit(label, act, ...children) {
    const press = (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); act(); } };
    return svg("g.hit", { tabindex: 0, role: "button", "aria-label": label, on: { click: act, keydown: press } }, children);
  }

  const labelWidth = (width) => Math.min(width > 860 ? 240 : 190, Math.max(110, width * 0.26));

  /** One row of dots per metric with its median; `scale` maps a value to 0…1. */
  function strips(rows, width, { scale, ticks, format, onRow, onDot, kind }) {
    const left = labelWidth(width);
    const right = 44;
    const x = (v) => left + 8 + Math.min(1, Math.max(0, scale(v))) * (width - left - right - 16);
    const height = rows.length * ROW + 26;
    const root = svg(`svg.k-${kind}`, { viewBox: `0 0 ${width} ${height}`, height, role: "group" });
    for (const v of ticks) {
      root.append(svg(v === 0 ? "line.zero" : "line.rule", { x1: x(v), x2: x(v), y1: 18, y2: height - 4 }),
        svg("text.num", { x: x(v), y: 11, "text-anchor": "middle" }, format(v)));
    }
    rows.forEach(([metric, n, median, dots], at) => {
      const y = 18 + at * ROW + ROW / 2;
      const name = Format.metricName(metric);
      const label = `${name}: ${n}, ${t("median")} ${format(median)}`;
      root.append(
        hit(label, () => onRow(metric), svg("title", null, label), svg("rect", { x: 0, y: y - ROW / 2, width: left, height: ROW, fill: "transparent" }),
          svg("text.name", { x: 0, y: y + 4 }, cut(name, Math.floor(left / (Words.lang === "zh" ? 13 : 7))))),
        svg("text.num", { x: width, y: y + 4, "text-anchor": "end" }, String(n)),
        svg("line.rule", { x1: left, x2: width - right, y1: y, y2: y }));
      dots.forEach(([v, article, fact], i) => root.append(svg("circle.point", { cx: x(v), cy: y + ((i * 7) % 11) - 5, r: 4, on: { click: () => onDot(article, fact) } }, svg("title", null, `${name} ${format(v)}`))));
      root.append(svg("line.median", { x1: x(median), x2: x(median), y1: y - 9, y2: y + 9 }));
    });
    return root;
  }

  /** Horizontal bars: [name, count]. */
  function bars(rows, width, { kind, onRow }) {
    const most = Math.max(1, ...rows.map(([, n]) => n));
    const step = 25;
    const root = svg(`svg.k-${kind}`, { viewBox: `0 0 ${width} ${rows.length * step}`, height: rows.length * step, role: "group" });
    rows.forEach(([name, n], at) => {
      const y = at * step;
      root.append(hit(`${name}: ${n}`, () => onRow(name), svg("title", null, `${name}: ${n}`),
        svg("rect.bar", { x: 0, y: y + 2, width: Math.max(3, (n / most) * (width - 40)), height: step - 5, rx: 4 }),
        svg("text.name", { x: 8, y: y + 17 }, cut(name, Math.floor((width - 60) / 12))),
        svg("text.num", { x: width, y: y + 17, "text-anchor": "end" }, String(n))));
    });
    return root;
  }

  /** A table whose cells are tinted by their counts. */
  function grid({ years, rows }, onRow) {
    const most = Math.max(1, ...rows.flatMap(([, cells]) => cells));
    const cell = (n) => el("td", { css: n ? { "background-color": `color-mix(in srgb, var(--region) ${Math.round(10 + 55 * Math.sqrt(n / most))}%, var(--panel))` } : {} }, n ? String(n) : "");
    return el("div.grid-wrap", null, el("table.grid", null, el("thead", null, el("tr", null, el("th"), years.map((y) => el("th", { scope: "col" }, y)))),
      el("tbody", null, rows.map(([name, cells]) => el("tr", null, el("th", { scope: "row" }, el("button.field", { on: { click: () => onRow(name) } }, name)), cells.map(cell))))));
  }

  /** Powers of ten around the values; for the logarithmic axis. */
  function decades(rows) {
    const values = rows.flatMap(([, , , dots]) => dots.map(([v]) => v));
    const low = Math.floor(Math.log10(Math.min(...values)));
    const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
    return { low, high };
  }

  return { bars, decades, grid, strips };
})();
