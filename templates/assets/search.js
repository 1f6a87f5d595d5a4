// The search: names from scripts of ours, which need no server; texts by Pagefind, which does.
// No result is ever markup: every node is made here, and holds text.
"use strict";
{
  const form = document.getElementById("search");
  const field = form.q;
  const names = new URL(form.dataset.names, location.href).href;
  const kinds = form.dataset.kinds.split(",");
  const said = document.getElementById("said");
  const sentences = document.getElementById("sentences").content;
  const number = new Intl.NumberFormat(document.documentElement.lang);

  const el = (name, text = "", more = {}) =>
    Object.assign(document.createElement(name), { textContent: text }, more);

  const sentence = (name, ...numbers) => {
    const found = sentences.querySelector(`[data-name="${name}"]`).cloneNode(true);
    found.querySelectorAll("b").forEach((b, n) => (b.textContent = number.format(numbers[n])));
    return [...found.childNodes];
  };

  // --- Words, as generator/export/shards.py folds them.

  const LONGEST = 24;
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const UNSPACED = /^[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

  const fold = (text) =>
    text
      .toLowerCase()
      .replace(/[ßæœøłđðþı]/g, (c) => LETTERS[c])
      .normalize("NFKD")
      .replace(/\p{M}/gu, "");

  const words = (text) =>
    (fold(text).match(/[\p{L}\p{N}]+/gu) || []).map((word) => word.slice(0, LONGEST));

  const starts = (text) =>
    words(text).flatMap((w) => (UNSPACED.test(w) ? [...w].map((_, n) => w.slice(n)) : [w]));

  // --- Shards: scripts that hand over the names in which a word begins with a prefix.

  const shards = new Map();
  let prefixes;

  window.variorum = (prefix, total, tree, rows) => {
    shards.get(prefix).done({ total, rows });
    if (prefix) return;
    const open = [""];
    let last = "";
    prefixes = new Set(open);
    for (const c of tree) {
      if (c === "(") open.push(last);
      else if (c === ")") open.pop();
      else prefixes.add((last = open[open.length - 1] + c));
    }
  };

  const shard = (prefix) => {
    if (!shards.has(prefix)) {
      const slot = {};
      slot.ready = new Promise((done) => (slot.done = done));
      shards.set(prefix, slot);
      const spelled = [...prefix].map((c) =>
        /[a-z0-9]/.test(c) ? c : `~${c.codePointAt(0).toString(16)}`
      );
      const src = names.replace(/n-\.js$/, `n-${spelled.join("")}.js`);
      document.head.append(el("script", "", { src, onerror: () => slot.done({ total: 0, rows: [] }) }));
    }
    return shards.get(prefix).ready;
  };

  const longest = (key) => {
    while (!prefixes.has(key)) key = key.slice(0, -1);
    return key;
  };

  // The last word may still be growing; only behind a whole one can another follow.
  const wanted = (asked) => {
    const whole = asked.slice(0, -1);
    const pairs = whole.flatMap((w) => asked.filter((x) => x !== w).map((x) => `${w} ${x}`));
    const keys = [...asked, ...pairs].map(longest).sort((a, b) => b.length - a.length);
    return [...new Set(keys)].slice(0, 2);
  };

  // --- Names.

  const rank = (row, asked) => {
    const own = starts(row[0]);
    if (!asked.every((word) => own.some((w) => w.startsWith(word)))) return -1;
    if (own.join(" ") === asked.join(" ")) return 2;
    return asked.every((word) => own.includes(word)) ? 1 : 0;
  };

  const distance = (a, b) => {
    let row = [...Array(b.length + 1).keys()];
    let above = row;
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        const changed = a[i - 1] !== b[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + changed);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          next[j] = Math.min(next[j], above[j - 2] + 1);
      }
      [above, row] = [row, next];
    }
    return row[b.length];
  };

  const near = (rows, asked) =>
    rows
      .map((row) => {
        const own = starts(row[0]);
        const far = asked.map((word) => Math.min(...own.map((w) => distance(word, w))));
        return [row, far.every((n, i) => n <= asked[i].length / 3) ? Math.max(...far) : -1];
      })
      .filter(([, far]) => far >= 0)
      .sort((a, b) => a[1] - b[1] || b[0][3] - a[0][3])
      .slice(0, 8)
      .map(([row]) => row);

  const nameItem = ([text, kind, path, , more]) => {
    const head = el("p", "", { className: "head" });
    head.append(el("a", text, { href: path, dir: "auto" }), " ");
    if (more) head.append(el("bdi", more), " ");
    head.append(el("span", kinds[kind], { className: "kind" }));
    const item = el("li");
    item.append(head);
    return item;
  };

  const byName = async (asked) => {
    await shard("");
    const got = await Promise.all(wanted(asked).map(shard));
    const rows = [...new Map(got.flatMap((s) => s.rows).map((r) => [r.join("\n"), r])).values()];
    const found = rows
      .map((row) => [row, rank(row, asked)])
      .filter(([, n]) => n >= 0)
      .sort((a, b) => b[1] - a[1] || b[0][3] - a[0][3] || (a[0][0] < b[0][0] ? -1 : 1))
      .map(([row]) => row);
    const cut = asked.length === 1 && got[0].total > got[0].rows.length && got[0].total;
    return found.length ? { found, cut } : { found: near(rows, asked), isNear: true };
  };

  const NAMES_SHOWN = 60;

  const showNames = ({ found, cut, isNear }) => {
    const [section, facts, list] = parts("named");
    section.hidden = false;
    const shown = found.slice(0, NAMES_SHOWN);
    const total = cut || found.length;
    list.replaceChildren(...shown.map(nameItem));
    const count = total > shown.length ? ["first", shown.length, total] : ["named", total];
    facts.replaceChildren(...sentence(...(isNear ? [found.length ? "near" : "none"] : count)));
  };

  const parts = (id) => {
    const section = document.getElementById(id);
    return [section, section.querySelector(".facts"), section.querySelector(".found")];
  };

  // --- The page.

  let turn = 0;
  let waiting = 0;

  const search = async () => {
    const mine = ++turn;
    const query = field.value.trim();
    const asked = [...new Set(words(query))];
    said.replaceChildren();
    document.querySelectorAll("#named, #texts").forEach((section) => (section.hidden = true));
    if (!asked.length) return;
    const found = await byName(asked);
    if (mine === turn) showNames(found);
    if (form.dataset.texts && mine === turn) await byText(query, () => mine === turn);
  };

  const byText = async () => {};

  form.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") || "";
  // Sent, the form comes back to this page by its address, which can be kept.
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  search();
}
