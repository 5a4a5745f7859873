"use strict";
/* Elements and words. Everything that comes from data enters the page here, as text: no markup is ever parsed. */

const Dom = (() => {
  // Controls, bidi marks, zero-width and tag characters: what could hide or turn what a reader sees.
  const HIDDEN =
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u;
  const EVERY = new RegExp(HIDDEN.source, "gu");
  const SVG = "http://www.w3.org/2000/svg";

  const code = (char) => "U+" + char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

  /** A string for attributes and titles: hidden characters as [U+202E]. */
  const shown = (text) => String(text).replace(EVERY, (char) => `[${code(char)}]`);

  /** Text nodes for a string; hidden characters become small marked boxes. */
  function words(text) {
    const out = [];
    let rest = String(text).replace(/\r\n?/g, "\n");
    for (let hit = rest.match(HIDDEN); hit; hit = rest.match(HIDDEN)) {
      if (hit.index) out.push(document.createTextNode(rest.slice(0, hit.index)));
      const box = document.createElement("span");
      box.className = "ctl";
      box.textContent = code(hit[0]);
      out.push(box);
      rest = rest.slice(hit.index + hit[0].length);
    }
    if (rest) out.push(document.createTextNode(rest));
    return out;
  }

  function fill(node, traits, children) {
    for (const [key, value] of Object.entries(traits || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (key === "on") for (const [type, act] of Object.entries(value)) node.addEventListener(type, act);
      else if (key === "data") Object.assign(node.dataset, value);
      else if (key === "css") for (const [name, v] of Object.entries(value)) node.style.setProperty(name, v);
      else node.setAttribute(key, value === true ? "" : shown(value));
    }
    for (const child of children.flat(2)) {
      if (child === null || child === undefined || child === false) continue;
      if (child instanceof Node) node.append(child);
      else node.append(...words(child));
    }
    return node;
  }

  /** el("button.chip", {on: {click}}, "text", node, [nodes]) */
  function el(name, traits, ...children) {
    const [tag, ...classes] = name.split(".");
    const node = document.createElement(tag);
    if (classes.length) node.className = classes.join(" ");
    if (tag === "button") node.type = "button";
    return fill(node, traits, children);
  }

  /** The same for SVG. */
  function svg(name, traits, ...children) {
    const [tag, ...classes] = name.split(".");
    const node = document.createElementNS(SVG, tag);
    if (classes.length) node.setAttribute("class", classes.join(" "));
    return fill(node, traits, children);
  }

  const at = (id) => document.getElementById(id);
  const put = (node, ...children) => {
    node.replaceChildren();
    return fill(node, null, children);
  };
  return { at, el, put, shown, svg, words };
})();

const Words = (() => {
  const all = JSON.parse(Dom.at("strings").textContent);
  let lang = /^zh/i.test(navigator.language || "zh") ? "zh" : "en";
  try {
    lang = localStorage.getItem("zhsignals.lang") === null ? lang : localStorage.getItem("zhsignals.lang");
  } catch {
    // a page opened from a file may have no storage
  }
  if (!(lang in all)) lang = "zh";

  /** The words for a key, `{name}` filled in; a key without words stands for itself. */
  function t(key, values) {
    const words = Object.hasOwn(all[lang], key) ? all[lang][key] : key.slice(key.lastIndexOf(".") + 1).replace(/_/g, " ");
    return words.replace(/\{(\w+)\}/g, (_, name) => (values && name in values ? values[name] : ""));
  }
  const has = (key) => Object.hasOwn(all[lang], key);
  function turn() {
    lang = lang === "zh" ? "en" : "zh";
    try {
      localStorage.setItem("zhsignals.lang", lang);
    } catch {
      // not kept then
    }
  }
  return { t, has, turn, get lang() { return lang; } };
})();
