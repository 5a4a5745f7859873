/* What became of every numeral, what arithmetic found, what the extraction warns of. */

const Checks = (() => {
  const { el } = Dom;
  const { t } = Words;
  const USES = ["fact", "date", "name", "ordinal", "slogan", "qualifier", "other"];

  /** A bar split by the uses of the numerals, with its key. */
  function split(uses) {
    const used = USES.filter((use) => uses[use] > 0);
    return [
      el("div.split", { role: "img", "aria-label": used.map((use) => `${t(`use.${use}`)} ${uses[use]}`).join(t("list.sep")) },
        used.map((use) => el(`span.u-${use}`, { css: { flex: String(uses[use]) }, title: `${t(`use.${use}`)} ${uses[use]}` }))),
      el("div.row", null, used.map((use) => el(`span.key${use === "other" ? ".warn" : ""}`, null, el(`i.u-${use}`), `${t(`use.${use}`)} ${Format.number(uses[use])}`))),
    ];
  }

  function finding(article, audit, pick) {
    const facts = audit.facts.map((id) => article.byId.get(id)).filter(Boolean);
    const parts = facts.map((f) => `${Format.metric(f)} ${Format.value(f)}`).join(" \u00b7 ");
    return el(`button.finding.${audit.verdict === "differs" ? "differs" : "agrees"}`, { data: { facts: audit.facts.join(" ") }, on: { click: () => facts.length && pick(facts[0].id, facts.map((f) => f.id)) } },
      el("span", null, `${audit.verdict === "differs" ? "\u2260" : "\u2713"} ${t(`check.${audit.check}`)}: ${t("stated")} `, el("b", null, Format.audited(audit, audit.stated, facts)),
        `, ${t("computed")} `, el("b", null, Format.audited(audit, audit.computed, facts))),
      el("div.small.soft.field", null, parts), audit.note ? el("div.small.soft.field", null, audit.note) : null);
  }

  function ledger(article, pick) {
    const uses = { ...article.ledger, other: article.unread.length };
    const chips = article.unread.map((u, at) => el("button.chip.k-unread", { data: { unread: at }, on: { click: () => pick(`unread:${at}`) } }, el("span.dot"), el("span.field", null, u.text)));
    return el("div.part", { id: "ledger" },
      el("h3", null, t("ledger"), el("span.faint", null, t("ledger.line", { n: Format.number(article.ledger.total) }))), split(uses),
      chips.length ? el("div.row", null, el("span.small.warn", null, `${t("unread")}:`), chips)
        : article.ledger.total > 0 && el("p.small.soft", null, `\u2713 ${t("unread.none")}`));
  }

  /** Audit findings: what differs is open, what agrees is folded. */
  function audit(article, pick) {
    const differs = article.audit.filter((a) => a.verdict === "differs");
    const agrees = article.audit.filter((a) => a.verdict !== "differs");
    return el("div.part", { id: "audit" }, el("h3", null, t("audit"), !article.audit.length && el("span.faint", null, t("audit.none"))), differs.map((a) => finding(article, a, pick)),
      agrees.length ? el("details", null, el("summary.small.soft", null, `\u2713 ${t("audit.agrees", { n: agrees.length })}`), agrees.map((a) => finding(article, a, pick))) : null);
  }

  function warnings(article) {
    if (!article.warnings.length) return null;
    return el("details.part", { id: "warnings", open: article.warnings.length < 3 }, el("summary.small.soft", null, `! ${t("n.warnings", { n: article.warnings.length })}`),
      el("ul.small", null, article.warnings.map((w) => el("li.field", null, w))));
  }

  /** The card above the facts. */
  function render(article, pick) {
    return el("section.card.checks", null, ledger(article, pick), audit(article, pick), warnings(article));
  }

  return { render, split };
})();
