/* Companies, projects, industries and regions of an article. */

const Names = (() => {
  const { el } = Dom;
  const { t } = Words;

  function details(name) {
    const out = [];
    if (name.code) out.push(name.code);
    if (name.form) out.push(t(`form.${name.form}`));
    if (name.stage) out.push(t(`stage.${name.stage}`));
    if (name.amount !== null) out.push(Format.scaled(name.amount) + Format.unitName("CNY"));
    if (name.companies.length) out.push(name.companies.join(t("list.sep")));
    if (name.emerging) out.push(`${t("emerging")}: ${name.emerging}`);
    if (name.also.length) out.push(`= ${name.also.join(t("list.sep"))}`);
    return out.join(" \u00b7 ");
  }

  /** One card per group of names; a chip lights the places of its name. */
  function render(article, pick) {
    const groups = Model.GROUPS.filter((group) => article[group].length);
    return groups.map((group) => el(`section.card.k-${group}`, { id: `names-${group}` },
      el("h3", null, t(group), " ", el("span.faint", null, String(article[group].length))),
      el("div.row", null, article[group].map((name) => el(`button.chip.k-${group}`, { data: { key: name.key }, title: details(name) || null, on: { click: () => pick(name.key) } },
        el("span.dot"), el("span.field", null, name.name), name.code && group === "regions" ? el("span.n", null, name.code) : null))),
      group === "projects" ? el("ul.small.soft", null, article.projects.filter(details).map((p) => el("li.field", null, `${p.name}: ${details(p)}`))) : null));
  }

  return { details, render };
})();
