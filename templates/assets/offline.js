/* Asks the browser to keep what is opened here, for reading without a network; on the page about
   that, says what is kept. A browser that cannot, or a page opened from a folder, has none of it. */

(() => {
  "use strict";

  const workers = navigator.serviceWorker;
  if (!workers || !location.protocol.startsWith("http")) return;

  const worker = new URL(document.currentScript.dataset.worker, location.href);
  const scope = new URL(".", worker).href;
  const SHOWN = 100;

  /* What this page was made of, since it was opened before anybody kept it. */
  const opened = () => {
    const parts = [...document.querySelectorAll("img[src], script[src], link[rel=stylesheet]")];
    return [location.href, ...parts.map((part) => part.src || part.href)];
  };
  const tell = async (said) => (await workers.ready).active.postMessage(said);
  const started = workers.register(worker, { updateViaCache: "none" }).then(
    () => workers.controller || tell({ opened: opened() }),
    () => {},
  );

  const section = document.getElementById("offline");
  if (!section) return;

  const part = (selector) => section.querySelector(selector);
  const [count, list, status] = ["[data-count]", "[data-list]", "[role=status]"].map(part);
  const words = (says, n, m) => says.replace("{n}", format(n)).replace("{m}", format(m));
  const format = (n) => new Intl.NumberFormat(document.documentElement.lang).format(n);

  const titled = async (cache, request) => {
    const text = await (await cache.match(request, { ignoreVary: true })).text();
    const kept = new DOMParser().parseFromString(text, "text/html");
    const title = kept.querySelector("h1")?.textContent ?? kept.title;
    const link = Object.assign(document.createElement("a"), { href: request.url, textContent: title });
    const item = document.createElement("li");
    item.append(link);
    return item;
  };
  const isPage = async (cache, request) => {
    const response = await cache.match(request, { ignoreVary: true });
    return response?.headers.get("Content-Type")?.startsWith("text/html");
  };
  const show = async () => {
    const name = (await caches.keys()).find((key) => key.startsWith(`variorum ${scope} `));
    if (!name) return;
    const cache = await caches.open(name);
    const requests = await cache.keys();
    const are = await Promise.all(requests.map((request) => isPage(cache, request)));
    const pages = requests.filter((_, n) => are[n]);
    list.replaceChildren(...(await Promise.all(pages.slice(-SHOWN).map((page) => titled(cache, page)))));
    count.textContent = words(section.dataset.pages, pages.length);
  };

  for (const button of section.querySelectorAll("[data-want]")) {
    button.onclick = () => tell({ want: button.dataset.want });
  }
  workers.onmessage = ({ data: { done, of, failed } }) => {
    status.textContent = failed ? section.dataset.failed : of ? words(section.dataset.done, done, of) : "";
    if (done === of) show();
  };
  started.then(() => workers.ready).then(() => {
    part("[hidden]").hidden = false;
    return show();
  });
})();
