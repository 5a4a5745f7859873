/* The open article: what is lit, what is selected, what is filtered. */

const Reader = (() => {
  const { el, at, put } = Dom;
  const { t } = Words;
  let article = null;
  let spots = new Map();
  let filter = Facts.empty();
  let selected = null;
  let turn = 0;
  let all = false;
  let passing = new Set();

  const cardOf = (key) => [...at("facts").querySelectorAll(".fact-card")].find((node) => node.dataset.key === key) || null;
  const marksOf = (key) => (spots.get(key) || []).flat();
  const chipsOf = (key) => [...at("panel").querySelectorAll("[data-unread], .chip[data-key]")].filter((n) => n.dataset.key === key || `unread:${n.dataset.unread}` === key);

  function dress(keys, look, on) {
    for (const key of keys) for (const node of [...marksOf(key), cardOf(key), ...chipsOf(key)]) node?.classList.toggle(look, on);
  }

  /** Facts that belong with one: its growth, its level, its project's others, what it is checked against. */
  function kin(key) {
    const owner = article.owners.get(key);
    if (!owner) return [];
    const out = new Set();
    if (owner.fact) {
      const f = owner.fact;
      if (f.change_of) out.add(f.change_of);
      f.changes.forEach((c) => out.add(c.id));
      f.projects.forEach((p) => { out.add(p.key); p.facts.forEach((id) => out.add(id)); });
      f.audits.forEach((a) => a.facts.forEach((id) => out.add(id)));
    } else if (owner.name) {
      owner.name.facts.forEach((id) => out.add(id));
      const names = new Set([owner.name.name, ...owner.name.also]);
      for (const f of article.facts) if (f.subject.some((s) => names.has(s.name)) || f.companies.has(owner.name.name)) out.add(f.id);
    }
    out.delete(key);
    return [...out].filter((k) => article.owners.has(k));
  }

  const lights = { keys: [] };
  function light(keys) {
    dress(lights.keys, "lit", false);
    lights.keys = keys;
    dress(keys, "lit", true);
  }

  function rove(key) {
    for (const node of at("main").querySelectorAll("[tabindex='0'].m, [tabindex='0'].fact-card")) node.tabIndex = -1;
    const mark = marksOf(key)[0] || at("text").querySelector(".m[data-lead]");
    const card = cardOf(key) || at("facts").querySelector(".fact-card");
    if (mark) mark.tabIndex = 0;
    if (card) card.tabIndex = 0;
  }

  function center(node, box) {
    if (!node) return;
    const here = node.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    if (!frame.height || (here.top > frame.top + 120 && here.bottom < frame.bottom - 60)) return;
    box.scrollTo({ top: box.scrollTop + here.top - frame.top - frame.height * 0.38, behavior: "smooth" });
  }

  let related = [];
  /** Select a fact, name or numeral; the text and the list both turn to it. */
  function select(key, { n = 0, kinds = null, focus = null, ring = true } = {}) {
    dress(related, "kin", false);
    if (selected) dress([selected], "on", false);
    cardOf(selected)?.removeAttribute("aria-current");
    turn = key === selected ? n : 0;
    selected = key && article.owners.has(key) ? key : null;
    if (!all) refreshOpen();
    related = selected ? kinds || kin(selected) : [];
    dress(related.filter((k) => k !== selected), "kin", true);
    if (selected) dress([selected], "on", true);
    cardOf(selected)?.setAttribute("aria-current", "true");
    rove(selected);
    if (selected) {
      const places = spots.get(selected) || [];
      center(places[turn % Math.max(1, places.length)]?.[0], at("text"));
      center(cardOf(selected) || related.map(cardOf).find(Boolean), at("panel"));
      if (focus === "text") (places[turn % Math.max(1, places.length)]?.[0] || cardOf(selected))?.focus({ preventScroll: true, focusVisible: ring });
      if (focus === "card") (cardOf(selected) || marksOf(selected)[0])?.focus({ preventScroll: true, focusVisible: ring });
    }
    peek();
    Page.remember(selected && article.byId.has(selected) ? selected : null);
  }

  /** Only the selected card shows every field. */
  function refreshOpen() {
    for (const node of at("facts").querySelectorAll(".fact-card")) {
      const shouldOpen = node.dataset.key === selected;
      if (Boolean(node.querySelector(".more")) === shouldOpen) continue;
      const fact = article.byId.get(node.dataset.key);
      const fresh = Facts.card(fact, { pick, open: shouldOpen, child: node.classList.contains("child") });
      for (const look of ["lit", "kin"]) fresh.classList.toggle(look, node.classList.contains(look));
      const held = node.contains(document.activeElement);
      node.replaceWith(fresh);
      if (held) { fresh.tabIndex = 0; fresh.focus({ preventScroll: true }); }
    }
  }

  function peek() {
    const owner = selected && article.owners.get(selected);
    const box = at("peek");
    box.hidden = !owner || at("main").dataset.tab !== "text";
    if (!owner) return put(box);
    const body = owner.fact ? Facts.card(owner.fact, { pick, open: true, child: false })
      : el(`div.fact-card.k-${owner.kind}`, null, el("b", null, owner.name ? owner.name.name : owner.unread.text),
        el("div.meta", null, owner.name ? [t(owner.kind), " ", Names.details(owner.name)] : t("unread")));
    return put(box, body, el("button.ghost.close", { "aria-label": t("close"), on: { click: () => select(null) } }, "\u2715"));
  }

  function pick(key, kinds) {
    if (!article.owners.has(key)) return;
    select(key, { kinds });
    if (matchMedia("(max-width: 860px)").matches) Page.tab("text");
    peek();
  }

  /** Draw the right-hand side anew after a filter changed. */
  function list() {
    const typed = (e) => { filter.query = e.target.value.trim().toLowerCase(); cards(); };
    const bar = Facts.filters(article, filter, {
      all, typed, change: list, clear: () => { filter = Facts.empty(); list(); }, details: () => details(),
    });
    at("panel").querySelector(".filters").replaceWith(bar);
    at("find-fact").value = filter.query;
    cards();
  }

  function cards() {
    const drawn = Facts.render(article, filter, { pick, open: (f) => all || f.id === selected });
    at("facts").replaceWith(drawn.root);
    passing = drawn.passing;
    at("passing").textContent = passing.size === article.facts.length ? t("n.facts", { n: passing.size }) : t("n.of", { n: passing.size, m: article.facts.length });
    at("live").textContent = at("passing").textContent;
    for (const [key, places] of spots) {
      const { group } = article.owners.get(key);
      const off = group === "fact" ? !passing.has(key) : Facts.active(filter);
      for (const node of places.flat()) node.classList.toggle("off", off);
    }
    dress(related, "kin", true);
    if (selected) dress([selected], "on", true);
    rove(selected);
  }

  function details() {
    all = !all;
    list();
  }

  function about() {
    const s = article.source;
    const from = s.published_from && t(`from.${s.published_from}`);
    return el("div.about", null, s.publisher && el("span.field", null, s.publisher), (s.byline || []).length > 0 && el("span.field", null, s.byline.join(" ")),
      s.published && el("span.field", { title: from }, `${t("published")} ${s.published}`, from ? ` (${from})` : ""),
      el("span.field.mono.faint", { title: s.uri || null }, article.id));
  }

  function sheet() {
    if (!article.chars) {
      spots = new Map();
      return el("div.sheet", null, article.title && el("h2.field", null, article.title), about(), el("p.notice", { id: "no-text" }, t("no.text")));
    }
    const drawn = Article.render(article);
    spots = drawn.spots;
    return el("div.sheet", null, el("h2.hidden", null, article.title || article.id), about(), drawn.root);
  }

  function hover(e) {
    const card = e.target.closest?.(".fact-card");
    const chip = e.target.closest?.("[data-unread], .chip[data-key]");
    const finding = e.target.closest?.(".finding");
    if (card) light([card.dataset.key]);
    else if (chip) light([chip.dataset.key ?? `unread:${chip.dataset.unread}`]);
    else if (finding) light(finding.dataset.facts.split(" "));
    else light(Article.keysAt(e.target));
  }

  function clickText(e) {
    if (String(getSelection())) return;
    const keys = Article.keysAt(e.target);
    if (!keys.length) return select(null);
    const here = keys.indexOf(selected);
    // a second click on nested mentions goes to the next one out
    const key = keys[(here + 1) % keys.length];
    const place = Number(e.target.closest(`.m`).dataset.n);
    select(key, { n: key === selected ? place : 0, focus: "text", ring: false });
  }

  function clickCard(e) {
    const card = e.target.closest(".fact-card");
    if (!card || e.target.closest("button") || String(getSelection())) return;
    const key = card.dataset.key;
    const places = spots.get(key)?.length || 1;
    select(key, { n: key === selected ? (turn + 1) % places : 0, focus: "card", ring: false });
    if (matchMedia("(max-width: 860px)").matches) Page.tab("text");
    peek();
  }

  /** Open an article; `fact` is selected in it. */
  function open(place, fact) {
    article = Model.article(place);
    filter = Facts.empty();
    [selected, related, turn] = [null, [], 0];
    lights.keys = [];
    const text = el("section", { id: "text", "aria-label": t("text"), on: { click: clickText } }, sheet());
    const panel = el("section", { id: "panel", "aria-label": t("facts"), on: { click: clickCard } },
      Checks.render(article, pick), el("div.filters"), el("div", { id: "facts" }), Names.render(article, pick), el("div.foot"));
    const tab = (name) => el("button.ghost", { data: { tab: name }, on: { click: () => Page.tab(name) } }, t(name));
    put(at("main"), el("div", { id: "tabs" }, tab("text"), tab("facts")), text, panel);
    at("main").className = "reader";
    list();
    Page.tab("text");
    if (fact) select(fact);
    else peek();
  }

  /** The next or previous of the facts that pass the filters, in the order of the list. */
  function step(by) {
    const keys = [...at("facts").querySelectorAll(".fact-card")].map((node) => node.dataset.key);
    const inText = at("text").contains(document.activeElement);
    const here = keys.indexOf(selected);
    const key = keys[here < 0 ? (by > 0 ? 0 : keys.length - 1) : Math.min(keys.length - 1, Math.max(0, here + by))];
    if (key) select(key, { focus: inText ? "text" : "card" });
  }

  /** Arrows in the text go from mention to mention as they stand. */
  function along(by) {
    const leads = [...at("text").querySelectorAll(".m.fact[data-lead]:not(.off)")];
    const here = leads.indexOf(document.activeElement);
    const next = leads[Math.min(leads.length - 1, Math.max(0, here + by))];
    if (next) select(next.dataset.key, { n: Number(next.dataset.n), focus: "text" });
    next?.focus({ preventScroll: true });
  }

  function cross() {
    const inText = at("text").contains(document.activeElement);
    const key = document.activeElement?.dataset?.key;
    if (key) select(key, { focus: inText ? "card" : "text" });
  }

  function escape() {
    if (selected) return select(null);
    if (Facts.active(filter)) { filter = Facts.empty(); list(); }
    return undefined;
  }

  return { along, cross, details, escape, hover, light, open, peek, step, redraw: () => open(article.at, selected), get at() { return article?.at ?? null; } };
})();
