/* The data blocks as objects; an article is parsed when it is opened. */

const Model = (() => {
  const corpus = JSON.parse(Dom.at("corpus").textContent);
  const pool = corpus.pool;
  const POOLED = ["kind", "metric", "unit", "comparator", "status", "rule", "label", "basis", "stage"];
  const GROUPS = ["companies", "projects", "industries", "regions"];
  const word = (place) => (place === null || place === undefined ? null : pool[place]);

  const index = corpus.index.map(([id, title, published, publisher, part, counts, metrics, companies, industries, regions], at) => ({
    at, id, title, published, publisher, part,
    facts: counts[0], differs: counts[1], unread: counts[2], warnings: counts[3], hasText: counts[4] === 1,
    metric: metrics.map(word), companies: companies.map(word), industries: industries.map(word), regions: regions.map(word),
  }));
  const places = new Map();
  for (const entry of index) if (!places.has(entry.id)) places.set(entry.id, entry.at);

  const named = (columns, row) => Object.fromEntries(columns.map((name, i) => [name, row[i] === undefined ? null : row[i]]));
  const pairs = (flat) => Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);

  /** The words of a mention, white space left out as in the record. */
  function wording(row, chars) {
    if (row[2] !== undefined && row[2] !== null) return row[2];
    return chars ? pairs(row[0]).map(([s, e]) => chars.slice(s, e).join("")).join("").replace(/\s/g, "") : "";
  }

  function mention(row, chars) {
    return { spans: pairs(row[0]), section: row[1] ?? null, text: wording(row, chars) };
  }

  function fact(row, chars) {
    const out = named(corpus.columns.fact, row);
    for (const column of POOLED) out[column] = word(out[column]);
    out.period = out.period && { iso: word(out.period[0]), text: out.period[1] };
    out.subject = (out.subject || []).map(([kind, name]) => ({ kind: word(kind), name: word(name) }));
    out.mentions = (out.mentions || []).map((row) => mention(row, chars));
    return Object.assign(out, { changes: [], projects: [], audits: [] });
  }

  function name(group, row, at, chars) {
    const out = named(corpus.columns.name, row);
    out.mentions = (out.mentions || []).map((row) => mention(row, chars));
    return Object.assign(out, { group, key: `${group}:${at}`, also: out.also || [], facts: out.facts || [], companies: out.companies || [] });
  }

  function tie(article) {
    const facts = (article.byId = new Map(article.facts.map((f) => [f.id, f])));
    for (const f of article.facts) facts.get(f.change_of)?.changes.push(f);
    for (const p of article.projects) for (const id of p.facts) facts.get(id)?.projects.push(p);
    for (const a of article.audit) for (const id of a.facts) facts.get(id)?.audits.push(a);
    for (const f of article.facts) {
      f.companies = new Set([...f.subject.filter((s) => s.kind === "company").map((s) => s.name), ...f.projects.flatMap((p) => p.companies)]);
    }
    article.sections.forEach((section, at) => section.facts.forEach((id) => facts.has(id) && (facts.get(id).section = at)));
    for (const f of article.facts) f.section ??= f.mentions[0]?.section ?? null;
  }

  /** One owner of mentions is a fact, a name or a numeral not understood; its key is unique in the article. */
  function owners(article) {
    const out = article.facts.map((f) => ({ key: f.id, group: "fact", kind: f.kind, fact: f, mentions: f.mentions }));
    article.unread.forEach((u, at) => out.push({ key: `unread:${at}`, group: "unread", kind: "unread", unread: u, mentions: [u] }));
    for (const group of GROUPS) for (const n of article[group]) out.push({ key: n.key, group: "name", kind: group, name: n, mentions: n.mentions });
    return out;
  }

  const cache = new Map();

  /** The article at a place of the index; null if it is in another file of the report. */
  function article(at) {
    if (cache.has(at)) return cache.get(at);
    const block = Dom.at(`d${at}`);
    if (!block) return null;
    const data = JSON.parse(block.textContent);
    const chars = data.text === null ? null : Array.from(data.text);
    const out = {
      at, chars, id: data.id, title: data.title, source: data.source, warnings: data.warnings,
      sections: data.sections.map(([heading, spans, facts]) => ({ heading, spans: pairs(spans), facts })),
      facts: data.facts.map((row) => fact(row, chars)),
      audit: data.audit.map(([check, facts, stated, computed, verdict, note]) => ({ check, facts, stated, computed, verdict, note })),
      ledger: { total: 0, ...data.ledger },
      unread: data.unread.map(([spans, text]) => ({ spans: pairs(spans), section: null, text })),
    };
    for (const group of GROUPS) out[group] = data[group].map((row, i) => name(group, row, i, chars));
    tie(out);
    out.owners = new Map(owners(out).map((o) => [o.key, o]));
    if (cache.size > 40) cache.delete(cache.keys().next().value);
    cache.set(at, out);
    return out;
  }

  /** Whether the text of a block holds the query: without parsing it. */
  function holds(at, query) {
    const block = Dom.at(`d${at}`);
    return block !== null && block.textContent.toLowerCase().includes(query);
  }

  return { article, corpus, holds, index, places, GROUPS };
})();
