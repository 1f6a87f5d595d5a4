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
  const ways = new Intl.PluralRules(document.documentElement.lang);

  const el = (name, text = "", more = {}) =>
    Object.assign(document.createElement(name), { textContent: text }, more);

  const named = (name) => sentences.querySelector(`[data-name="${name}"]`);

  const sentence = (name, ...numbers) => {
    const found = (named(name) ?? named(name.replace(/-.*/, "-other"))).cloneNode(true);
    found.querySelectorAll("b").forEach((b, n) => (b.textContent = number.format(numbers[n])));
    return [...found.childNodes];
  };

  const counted = (name, count) => sentence(`${name}-${ways.select(count)}`, count);

  // --- Words, as generator/export/shards.py folds them.

  const LONGEST = 24;
  const LETTERS = { ß: "ss", ς: "σ", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const UNSPACED = /^[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

  const fold = (text) =>
    text
      .toLowerCase()
      .replace(/[ßςæœøłđðþı]/g, (c) => LETTERS[c])
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

  // --- Texts.

  const PAGES_SHOWN = 10;
  const COMMENTS_SHOWN = 3;
  const CHOICES = 12;
  const texts = form.dataset.texts && new URL(form.dataset.texts, location.href);
  let pagefind;

  // It is a module and fetches its parts: a browser allows neither where a page is a mere file.
  const engine = async () => {
    if (location.protocol === "file:") throw new Error("no server");
    const found = await import(texts.href);
    await found.filters();
    const parts = Number(await (await fetch(new URL("parts.json", texts))).text());
    for (let part = 1; part < parts; part++) await found.mergeIndex(new URL(`${part}/`, texts).href);
    return found;
  };

  const plain = (html) =>
    html.replace(/&(lt|gt|quot|#39|amp);/g, (_, n) => ({ lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" })[n]);

  const excerpt = (html) => {
    const text = el("p", "", { className: "excerpt", dir: "auto" });
    html.split(/<(\/?mark)>/).forEach((part, n, all) => {
      if (n % 2 === 0) text.append(all[n - 1] === "mark" ? el("mark", plain(part)) : plain(part));
    });
    return text;
  };

  // What is found below one heading; `c-1:by` is the heading of the comment `c-1`. Pagefind gives
  // places with any of the words, in any form: those stay that have as many of them as the best.
  const places = (found, asked) => {
    const alike = (hit) => (word) => [...word].findIndex((c, n) => c !== hit[n]) >>> 0;
    const meant = (hit) => asked.reduce((a, b) => (alike(hit)(b) > alike(hit)(a) ? b : a));
    const content = found.content.split(/\s+/);
    const grouped = new Map();
    for (const part of found.sub_results) {
      const id = part.anchor ? part.anchor.id.split(":")[0] : "";
      const url = found.url + (id && `#${id}`);
      const place = grouped.get(id) || { ...part, id, url, hits: new Set() };
      part.locations.forEach((at) => place.hits.add(meant(words(content[at]).join(""))));
      grouped.set(id, place);
    }
    const all = [...grouped.values()];
    const most = Math.max(...all.map(({ hits }) => hits.size));
    return all.filter(({ hits }) => hits.size === most);
  };

  const placeItem = (place) => {
    const item = el("li");
    item.append(el("a", plain(place.title), { href: place.url, dir: "auto" }), excerpt(place.excerpt));
    return item;
  };

  const pageItem = (found, asked) => {
    const { kind = [], year = [] } = found.filters;
    const head = el("p", "", { className: "head" });
    head.append(el("a", plain(found.meta.title), { href: found.url, dir: "auto" }), " ");
    head.append(el("span", [...kind, ...year].join(", "), { className: "kind" }));
    const all = places(found, asked);
    const comments = all.filter(({ id }) => id.startsWith("c-"));
    const others = all.filter((place) => !comments.includes(place));
    const item = el("li");
    item.append(head);
    if (others.length) item.append(excerpt(others[0].excerpt));
    if (comments.length) {
      const list = el("ul", "", { className: "items" });
      list.append(...comments.slice(0, COMMENTS_SHOWN).map(placeItem));
      const count = el("p", "", { className: "facts" });
      count.append(...counted("comment", comments.length));
      item.append(count, list);
      if (comments.length > COMMENTS_SHOWN) {
        const rest = el("details");
        const more = el("ul", "", { className: "items" });
        more.append(...comments.slice(COMMENTS_SHOWN).map(placeItem));
        const summary = el("summary");
        summary.append(...sentence("rest"));
        rest.append(summary, more);
        item.append(rest);
      }
    }
    return item;
  };

  const chosen = () => {
    const any = {};
    for (const set of document.querySelectorAll("#filters fieldset")) {
      const values = [...set.querySelectorAll(":checked")].map((box) => box.value);
      if (values.length) any[set.dataset.of] = { any: values };
    }
    return any;
  };

  const showFilters = (counts, chosen) => {
    for (const set of document.querySelectorAll("#filters fieldset")) {
      const ticked = (chosen[set.dataset.of] || { any: [] }).any;
      const values = Object.entries(counts[set.dataset.of] || {})
        .filter(([value, count]) => count || ticked.includes(value))
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, CHOICES);
      const boxes = values.map(([value, count]) => {
        const label = el("label");
        const box = el("input", "", { type: "checkbox", value, checked: ticked.includes(value) });
        label.append(box, " ", el("bdi", value), " ");
        label.append(el("span", number.format(count), { className: "count" }));
        return label;
      });
      set.replaceChildren(set.querySelector("legend"), ...boxes);
      set.hidden = values.length < 2 && !ticked.length;
    }
  };

  const byText = async (query, asked, isMine) => {
    const filters = chosen();
    let answer;
    try {
      pagefind = pagefind || engine();
      const found = await (await pagefind).search(query, { filters });
      answer = { results: found.results, counts: found.totalFilters };
    } catch {
      if (isMine()) said.replaceChildren(...sentence("without"));
      return;
    }
    if (!isMine()) return;
    const [section, facts, list] = parts("texts");
    const button = section.querySelector("button");
    facts.replaceChildren(...counted("text", answer.results.length));
    showFilters(answer.counts, filters);
    list.replaceChildren();
    section.hidden = false;
    const more = async () => {
      const from = list.children.length;
      const next = answer.results.slice(from, from + PAGES_SHOWN);
      const found = await Promise.all(next.map((result) => result.data()));
      if (!isMine()) return;
      list.append(...found.map((page) => pageItem(page, asked)));
      button.hidden = list.children.length >= answer.results.length;
      if (from) list.children[from].querySelector("a").focus();
    };
    button.replaceChildren(...sentence("rest"));
    button.onclick = more;
    await more();
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
    if (texts && mine === turn) await byText(query, asked, () => mine === turn);
  };

  form.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") || "";
  // Sent, the form comes back to this page by its address, which can be kept.
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  document.getElementById("filters")?.addEventListener("change", search);
  search();
}
