/* What a thread can do with a script, and never needs one for: fold by level, go from comment to
   comment by keys, tell what is new since the last visit, find what has moved to another page.
   Every word comes from the page; what is remembered stays in this browser. */

(() => {
  "use strict";

  const words = document.getElementById("thread-words")?.dataset;
  const list = document.querySelector("ol.thread");
  if (!words || !list) return;

  const comments = [...list.querySelectorAll("article.comment")];
  const folds = [...list.querySelectorAll("details.replies")];
  const KEYS = "variorum-keys";
  const LEVELS = 6;

  /* A page opened from a folder may have no storage: then nothing is remembered. */
  const recall = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const remember = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      /* It is forgotten, and that is all. */
    }
  };

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const button = (text, onclick) => make("button", { type: "button", textContent: text, onclick });

  /* Folding ------------------------------------------------------------------------------- */

  const levelOf = (fold) => {
    let level = 1;
    for (let at = fold; (at = at.parentElement.closest("details.replies")); ) level += 1;
    return level;
  };
  const unfold = (level) => {
    for (const fold of folds) fold.open = levelOf(fold) < level;
  };
  const reveal = (element) => {
    for (let at = element; (at = at.parentElement?.closest("details")); ) at.open = true;
  };

  /* From comment to comment ------------------------------------------------------------------ */

  const isFolded = (comment) => comment.parentElement.closest("details:not([open])") !== null;
  const held = () => document.activeElement?.closest("article.comment");
  const inView = () => comments.find((c) => !isFolded(c) && c.getBoundingClientRect().bottom > 0);

  const go = (comment) => {
    if (!comment) return;
    reveal(comment);
    comment.tabIndex = -1;
    comment.focus();
  };
  const step = (by) => {
    const from = held();
    if (!from) return go(inView());
    const shown = comments.filter((c) => c === from || !isFolded(c));
    go(shown[shown.indexOf(from) + by]);
  };
  const follow = (way) => {
    const link = (held() ?? inView())?.querySelector(`:scope > .ways a[data-way="${way}"]`);
    if (!link) return;
    const address = link.getAttribute("href");
    if (address.startsWith("#")) go(document.getElementById(address.slice(1)));
    else link.click();
  };
  const toggle = () => {
    const fold = (held() ?? inView())?.nextElementSibling;
    if (fold?.matches("details")) fold.open = !fold.open;
  };

  const status = make("p", { className: "facts", role: "status" });
  const copy = async () => {
    const comment = held() ?? inView();
    if (!comment) return;
    const address = new URL(`#${comment.id}`, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      status.textContent = words.copied;
    } catch {
      location.hash = comment.id;
      status.textContent = words.notCopied;
    }
  };

  /* Keys: single letters, so that they can be switched off, and are off where somebody writes. -- */

  const keys = {
    j: [words.keyJ, () => step(1)],
    k: [words.keyK, () => step(-1)],
    p: [words.keyP, () => follow("parent")],
    "[": [words.keyLeft, () => follow("previous")],
    "]": [words.keyRight, () => follow("next")],
    o: [words.keyO, toggle],
    y: [words.keyY, copy],
    "?": [words.keyHelp, () => help.showModal()],
  };
  const areOn = () => recall(KEYS) !== "off";
  let listening = areOn();
  const choice = make("input", {
    type: "checkbox",
    checked: listening,
    onchange: () => {
      listening = choice.checked;
      remember(KEYS, listening ? "on" : "off");
    },
  });
  const rows = Object.entries(keys).map(([key, [says]]) =>
    make("div", {}, make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: says })),
  );
  const title = make("h2", { id: "thread-keys", textContent: words.help });
  const help = make(
    "dialog",
    { className: "thread-help" },
    title,
    make("dl", {}, ...rows),
    make("label", {}, choice, ` ${words.keys}`),
    button(words.close, () => help.close()),
  );
  help.setAttribute("aria-labelledby", title.id);

  document.addEventListener("keydown", (event) => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented);
    const isWriting = event.target.closest?.("input, textarea, select, dialog, [contenteditable]");
    if (!listening || !isPlain || isWriting || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key][1]();
  });

  /* New since the last visit: of each thread the comments that were seen, by a short name. ------- */

  const short = (id) => {
    let hash = 0;
    for (const letter of id) hash = (hash * 31 + letter.codePointAt(0)) >>> 0;
    return hash.toString(36).padStart(7, "0");
  };
  const lookForNew = () => {
    const key = `variorum-seen ${new URL(words.thread, location.href).pathname}`;
    let seen;
    try {
      seen = JSON.parse(recall(key)) ?? {};
    } catch {
      seen = {};
    }
    const known = new Set(seen.ids?.match(/.{7}/g));
    const last = seen.pages?.[location.pathname];
    const fresh = last ? comments.filter((c) => !known.has(short(c.id))) : [];
    for (const comment of comments) known.add(short(comment.id));
    const pages = { ...seen.pages, [location.pathname]: Date.now() };
    remember(key, JSON.stringify({ pages, ids: [...known].join("") }));
    return [fresh, new Date(last)];
  };
  const tellNew = () => {
    const [fresh, last] = lookForNew();
    if (!fresh.length) return [];
    for (const comment of fresh) {
      comment.classList.add("new");
      comment.querySelector(".facts").prepend(make("span", { className: "role", textContent: words.mark }));
    }
    const date = last.toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    const says = words.new.replace("{n}", fresh.length).replace("{date}", date);
    return [make("p", { className: "since" }, `${says} `, button(words.firstNew, () => go(fresh[0])))];
  };

  /* The tools above the thread ----------------------------------------------------------------- */

  const levels = () => {
    const deepest = Math.min(LEVELS, Math.max(...folds.map(levelOf)) + 1);
    const numbers = Array.from({ length: deepest }, (_, n) => make("option", { textContent: n + 1 }));
    const choose = make("select", { onchange: () => unfold(Number(choose.value)) }, ...numbers);
    choose.value = deepest;
    return make("label", {}, `${words.level} `, choose);
  };
  const tools = make("div", { className: "thread-tools", role: "group", ariaLabel: words.tools });
  if (folds.length) {
    tools.append(button(words.fold, () => unfold(1)), button(words.unfold, () => unfold(Infinity)), levels());
  }
  if (comments.length > 1) {
    tools.append(button(words.help, () => help.showModal()), ...tellNew(), status);
    list.before(tools);
    document.body.append(help);
  }

  /* A fragment: unfolded where it is here, looked up where it has moved to another page. --------- */

  const seek = (id) => {
    const script = make("script", { src: words.places });
    script.onload = () => {
      const [comment] = id.split(":");
      const found = window.variorumPlaces?.find((place) => place.indexOf(comment, 1) > 0);
      if (found) location.replace(new URL(`${found[0]}#${id}`, script.src));
    };
    document.head.append(script);
  };
  const arrive = () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      /* It is taken as it stands. */
    }
    const element = id && document.getElementById(id);
    if (element) {
      reveal(element);
      element.scrollIntoView();
    } else if (id.startsWith("c-") && words.places) seek(id);
  };
  window.addEventListener("hashchange", arrive);
  arrive();
})();
