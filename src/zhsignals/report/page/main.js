/* What is shown; keys; the address after the #. */

const Page = (() => {
  const { el, at, put } = Dom;
  const { t } = Words;
  let view = "overview";
  const several = Model.index.length > 1;

  const address = (place, fact) => {
    const { id } = Model.index[place];
    const name = Model.places.get(id) === place ? `a=${encodeURIComponent(id)}` : `n=${place}`;
    return `#${name}${fact ? `&f=${encodeURIComponent(fact)}` : ""}`;
  };

  /** Keep the selected fact in the address, so that it can be copied. */
  function remember(fact) {
    if (view !== "article") return;
    try {
      history.replaceState(null, "", address(Reader.at, fact));
    } catch {
      // some browsers refuse for a page opened from a file
    }
  }

  function go(place, fact) {
    const entry = Model.index[place];
    at("side").classList.remove("open");
    if (entry.part !== Model.corpus.part) location.href = Model.corpus.files[entry.part] + address(place, fact);
    else if (location.hash === address(place, fact)) show(place, fact);
    else location.hash = address(place, fact);
  }

  function show(place, fact) {
    view = "article";
    at("menu").setAttribute("aria-expanded", "false");
    if (Reader.at !== place || !at("text") || at("main").className !== "reader") Reader.open(place, fact);
    else if (fact) Reader.open(place, fact);
    Articles.mark(place);
    nav();
  }

  function overview() {
    view = "overview";
    const main = at("main");
    main.className = "";
    const board = el("div", { id: "overview" });
    put(main, board);
    at("peek").hidden = true;
    const style = getComputedStyle(board);
    const width = board.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    put(board, ...Overview.render(width, { open: go, only: Articles.only }));
    main.scrollTop = 0;
    Articles.mark(null);
    nav();
  }

  function route() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    const place = wanted.has("a") ? Model.places.get(wanted.get("a")) : wanted.has("n") ? Number(wanted.get("n")) : undefined;
    if (Model.index[place]?.part === Model.corpus.part) show(place, wanted.get("f"));
    else if (Model.index.length === 1) show(0, wanted.get("f"));
    else overview();
  }

  function nav() {
    const turn = () => { Words.turn(); start(); };
    const home = () => { if (location.hash && location.hash !== "#overview") location.hash = "#overview"; else overview(); };
    put(at("nav"), several && el("button.ghost", { id: "to-overview", "aria-current": view === "overview" ? "page" : null, on: { click: home } }, t("overview")),
      el("button.ghost.wide", { id: "to-print", on: { click: () => print() } }, t("print")),
      el("button.ghost.wide", { id: "to-help", on: { click: help } }, t("keys")),
      el("button.ghost", { id: "to-language", title: t("language.title"), lang: Words.lang === "zh" ? "en" : "zh", on: { click: turn } }, t("language")));
  }

  function help() {
    const rows = [["j k", "jk"], ["n p", "np"], ["Enter", "enter"], ["\u2191 \u2193", "arrows"], ["/", "slash"], ["f", "f"], ["d", "d"], ["o", "o"], ["Esc", "esc"]];
    put(at("help"), el("h2", null, t("help")), el("dl", null, rows.map(([keys, name]) => [el("dt", null, keys.split(" ").map((k) => el("kbd", null, k))), el("dd", null, t(`key.${name}`))])),
      el("button.chip", { on: { click: () => at("help").close() } }, t("close")));
    at("help").showModal();
  }

  function tab(name) {
    at("main").dataset.tab = name;
    for (const node of at("tabs").children) node.setAttribute("aria-pressed", String(node.dataset.tab === name));
    Reader.peek();
  }

  const KEYS = {
    j: () => Reader.step(1), k: () => Reader.step(-1), d: () => Reader.details(), Enter: () => Reader.cross(),
    f: () => { if (matchMedia("(max-width: 860px)").matches) tab("facts"); at("find-fact").focus(); },
    n: () => go(Articles.beside(Reader.at, 1)), p: () => go(Articles.beside(Reader.at, -1)), Escape: () => Reader.escape(),
  };

  function arrow(by) {
    const here = document.activeElement;
    if (here.closest?.("#list")) (by > 0 ? here.nextElementSibling : here.previousElementSibling)?.focus();
    else if (here.closest?.("#text") && here.matches(".m")) Reader.along(by);
    else if (here.matches?.(".fact-card")) Reader.step(by);
    else return false;
    return true;
  }

  function key(e) {
    if (e.ctrlKey || e.metaKey || e.altKey || at("help").open) return;
    const typing = e.target.matches("input, select, textarea");
    if (typing && e.key === "Escape") e.target.blur();
    if (typing) return;
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[e.key];
    const onButton = e.target.matches("button, summary, .hit");
    let done = true;
    if (by) done = arrow(by);
    else if (e.key === "/") at("search").focus();
    else if (e.key === "?") help();
    else if (e.key === "o" && several) at("to-overview").click();
    else if (e.key === " " && e.target.matches(".m, .fact-card")) Reader.cross();
    else if (view === "article" && Object.hasOwn(KEYS, e.key) && !(onButton && e.key === "Enter")) KEYS[e.key]();
    else done = false;
    if (done) e.preventDefault();
  }

  /** Draw everything in the language of the moment. */
  function start() {
    document.documentElement.lang = Words.lang === "zh" ? "zh-Hans" : "en";
    const title = Model.corpus.title || (several ? t("report") : Model.index[0]?.title) || t("report");
    document.title = `${Dom.shown(title)} \u00b7 zhsignals`;
    put(at("title"), title);
    put(at("skip"), t("skip"));
    at("menu").setAttribute("aria-label", t("articles"));
    at("menu").hidden = !several;
    at("frame").classList.toggle("single", !several);
    Articles.render();
    if (view === "article" && Reader.at !== null) Reader.redraw();
    else route();
    if (Reader.at !== null && view === "article") Articles.mark(Reader.at);
    nav();
  }

  function wire() {
    Articles.opens((place) => go(place));
    addEventListener("hashchange", route);
    addEventListener("keydown", key);
    at("main").addEventListener("pointerover", (e) => view === "article" && Reader.hover(e));
    at("main").addEventListener("pointerleave", () => view === "article" && Reader.light([]));
    at("menu").addEventListener("click", () => at("menu").setAttribute("aria-expanded", String(at("side").classList.toggle("open"))));
    let wait = 0;
    let wide = innerWidth;
    addEventListener("resize", () => {
      clearTimeout(wait);
      wait = setTimeout(() => { if (view === "overview" && innerWidth !== wide) overview(); wide = innerWidth; }, 150);
    });
  }

  return { remember, start, tab, wire };
})();

Page.wire();
Page.start();
