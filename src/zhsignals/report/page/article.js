/* The article as it stood, its mentions underlined. Overlaps are cut into stretches; a stretch nests the mentions over it. */

const Article = (() => {
  const { el, words } = Dom;
  const LANES = 4;
  const RANK = { fact: 0, unread: 1, name: 2 };

  /** Every mention with a lane of its own among those it overlaps: facts next to the text, names below. */
  function placed(article) {
    const out = [];
    for (const owner of article.owners.values()) {
      owner.mentions.forEach((m, n) => {
        const spans = m.spans.filter(([s, e]) => s < e && e <= article.chars.length);
        if (spans.length) out.push({ owner, n, spans, start: spans[0][0], end: spans[spans.length - 1][1] });
      });
    }
    const size = (m) => m.end - m.start;
    out.sort((a, b) => RANK[a.owner.group] - RANK[b.owner.group] || size(a) - size(b) || a.start - b.start);
    const lanes = Array.from({ length: LANES }, () => []);
    for (const m of out) {
      const lane = lanes.findIndex((taken) => taken.every((o) => o.end <= m.start || m.end <= o.start));
      m.lane = lane < 0 ? LANES - 1 : lane;
      lanes[m.lane].push(m);
    }
    return out;
  }

  const half = (c) => { const n = c.codePointAt(0); return n >= 0xff01 && n <= 0xff5e ? String.fromCodePoint(n - 0xfee0) : c; };

  /** Where a title or heading stands between two places, white space and width disregarded. */
  function locate(chars, heading, from, to) {
    const want = Array.from(heading.replace(/\s/g, ""), half);
    for (let s = from; want.length && s < to; s += 1) {
      if (half(chars[s]) !== want[0]) continue;
      let n = 0;
      let e = s;
      for (; e < chars.length && n < want.length; e += 1) {
        if (/\s/.test(chars[e])) continue;
        if (half(chars[e]) !== want[n]) break;
        n += 1;
      }
      if (n === want.length) return [s, e];
    }
    return null;
  }

  function headings(article) {
    const out = [];
    const { chars } = article;
    const title = article.title && locate(chars, article.title, 0, Math.min(chars.length, 300));
    if (title) out.push({ range: title, look: "as-title" });
    for (const section of article.sections) {
      if (!section.heading || section.heading === article.title) continue;
      const first = section.spans[0]?.[0] ?? 0;
      const hit = locate(chars, section.heading, Math.max(0, first - section.heading.length - 40), Math.min(chars.length, first + 40));
      if (hit) out.push({ range: hit, look: "as-heading" });
    }
    return out;
  }

  function stretch(text, over, first) {
    let node = words(text);
    for (const m of over) {
      const { owner } = m;
      const lead = !first.has(m);
      first.add(m);
      const span = el(`span.m.${owner.group}.k-${owner.kind}.l${m.lane}`, { data: { key: owner.key, n: m.n } }, node);
      if (lead) {
        span.tabIndex = -1;
        span.setAttribute("role", "button");
        span.dataset.lead = "";
      }
      node = [span];
    }
    return node;
  }

  /** The raw text with its mentions, and for each owner its elements: key → [[element, …] per mention]. */
  function render(article) {
    const { chars } = article;
    const marks = placed(article);
    const edges = new Set([0, chars.length]);
    const opens = new Map();
    const looks = headings(article);
    for (const { range } of looks) range.forEach((edge) => edges.add(edge));
    for (const m of marks) {
      for (const [s, e] of m.spans) {
        edges.add(s).add(e);
        if (!opens.has(s)) opens.set(s, []);
        opens.get(s).push({ m, e });
      }
    }
    const root = el("div.raw", { lang: "zh", role: "document" });
    const first = new Set();
    let live = [];
    const cuts = [...edges].sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i += 1) {
      const [s, e] = [cuts[i], cuts[i + 1]];
      live = live.filter((o) => o.e > s).concat(opens.get(s) || []);
      // innermost first: the shortest is nearest to the text
      const over = live.map((o) => o.m).sort((a, b) => a.end - a.start - (b.end - b.start));
      const nodes = stretch(chars.slice(s, e).join(""), over, first);
      const look = looks.find(({ range }) => range[0] <= s && e <= range[1]);
      root.append(...(look ? [el(`span.${look.look}`, null, nodes)] : nodes));
    }
    return { root, spots: spots(root) };
  }

  function spots(root) {
    const out = new Map();
    for (const node of root.querySelectorAll(".m")) {
      const { key, n } = node.dataset;
      if (!out.has(key)) out.set(key, []);
      (out.get(key)[n] ??= []).push(node);
    }
    return out;
  }

  /** The keys of all mentions at an element, facts first, innermost first. */
  function keysAt(node) {
    const out = [];
    for (let m = node.closest?.(".m"); m; m = m.parentElement.closest(".m")) out.push([m.dataset.key, m.classList.contains("fact") ? 0 : 1]);
    return [...new Map(out.sort((a, b) => a[1] - b[1])).keys()];
  }

  return { keysAt, render };
})();
