/* The list of articles: search over titles, names and texts; filters that the overview sets. */

const Articles = (() => {
  const { el, at, put } = Dom;
  const { t } = Words;
  const PAGE = 150;
  const state = { query: "", only: null, differs: false, unread: false, limit: PAGE };
  let open = () => {};
  let current = null;

  /** `only` is a field of the index and a value: {field: "metric", value: "gdp"}. */
  function matches(entry) {
    if (state.differs && !entry.differs) return false;
    if (state.unread && !entry.unread) return false;
    if (state.only && !entry[state.only.field].includes(state.only.value)) return false;
    if (!state.query) return true;
    const near = [entry.title, entry.id, entry.publisher, entry.published, ...entry.companies, ...entry.industries, ...entry.regions];
    return near.some((text) => text && text.toLowerCase().includes(state.query)) || Model.holds(entry.at, state.query);
  }

  function row(entry) {
    return el("button.entry", { data: { at: entry.at }, "aria-current": String(entry.at === current), on: { click: () => open(entry.at) } },
      el("span.head.field", null, entry.title || `${t("untitled")} ${entry.id}`),
      el("span.sub", null, entry.published && el("span.field", null, entry.published), el("span", null, t("n.facts", { n: entry.facts })),
        entry.differs > 0 && el("span.warn", null, t("n.differs", { n: entry.differs })), entry.unread > 0 && el("span", null, t("n.unread", { n: entry.unread })),
        entry.part !== Model.corpus.part && el("span", null, t("part", { n: entry.part + 1 }))));
  }

  function fill() {
    const found = Model.index.filter(matches);
    const rows = found.slice(0, state.limit).map(row);
    const rest = found.length - rows.length;
    put(at("list"), rows, !found.length && el("p.soft.small", null, t("none.articles")),
      rest > 0 && el("button.ghost", { id: "more", on: { click: () => { state.limit += PAGE * 2; fill(); } } }, t("more", { n: Math.min(rest, PAGE * 2) })));
    at("found").textContent = found.length === Model.index.length ? t("n.articles", { n: found.length }) : t("n.of", { n: found.length, m: Model.index.length });
    return found;
  }

  const toggle = (name, label) => el("button.chip", { id: `only-${name}`, "aria-pressed": String(state[name]), on: { click: () => { state[name] = !state[name]; render(); } } }, label);

  /** Draw the side bar anew. */
  function render() {
    let wait = 0;
    const typed = (e) => { clearTimeout(wait); wait = setTimeout(() => { state.query = e.target.value.trim().toLowerCase(); state.limit = PAGE; fill(); }, 120); };
    const box = el("input.field-input", { id: "search", type: "search", placeholder: t("search"), "aria-label": t("search"), on: { input: typed } });
    box.value = state.query;
    const only = state.only && el("button.chip", { id: "only", "aria-pressed": "true", on: { click: () => { state.only = null; render(); } } },
      el("span.field", null, t("only", { x: state.only.field === "metric" ? Format.metricName(state.only.value) : state.only.value })), "\u2715");
    put(at("side"), el("div.find", null, box, el("div.row", null, el("span.small.faint", { id: "found" }), toggle("differs", t("with.differs")), toggle("unread", t("with.unread"))), only),
      el("div.list", { id: "list", tabindex: -1 }));
    fill();
  }

  function only(field, value) {
    Object.assign(state, { only: { field, value }, query: "", limit: PAGE });
    render();
    at("side").classList.add("open");
  }

  function mark(place) {
    current = place;
    for (const node of at("list").querySelectorAll(".entry")) {
      const on = node.dataset.at === String(place);
      node.setAttribute("aria-current", String(on));
      if (on) node.scrollIntoView({ block: "nearest" });
    }
  }

  /** The article before or after one among those listed. */
  function beside(place, step) {
    const found = Model.index.filter(matches);
    const here = found.findIndex((entry) => entry.at === place);
    return found[Math.min(found.length - 1, Math.max(0, here + step))]?.at;
  }

  return { beside, mark, only, render, opens: (act) => { open = act; } };
})();
