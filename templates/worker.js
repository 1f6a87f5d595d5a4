// Keeps what was opened of this archive in the reader's browser, to be read without a network.
// With one, every page comes from its host; a page that is gone there is forgotten here. The copies
// have a name of their own wherever something else is withheld: then all of them are dropped.
"use strict";

const SCOPE = self.registration.scope;
const OURS = `variorum ${SCOPE} `;
const NAME = OURS + {{ page.seal|tojson }};
const FIRST = {{ page.first|tojson }};
const INSTEAD = {{ page.instead|tojson }};
// A file of the theme is named by what is in it.
const LASTS = /\/theme\/[^/]+\.(css|js)$/;
// What no page shows.
const UNREAD = /^(data|redirects|hosting)\/|^_|\.(gz|br|zst)$/;
const TOGETHER = 6;
const SHA = "X-Sha256";
let gone = false;

// A host may call a page `a/b.html` or `a/b`, and `a/index.html` or `a/`: here they are one.
const key = (address) => {
  const { origin, pathname } = new URL(address, SCOPE);
  return origin + pathname.replace(/\/index\.html$/, "/").replace(/\.html$/, "");
};
const cache = () => caches.open(NAME);
const kept = async (address) => (await cache()).match(key(address), { ignoreVary: true });
const forget = async (address) => (await cache()).delete(key(address), { ignoreVary: true });

// Rewritten: what came by way of another address cannot answer for its own.
const keep = async (address, response, sha = "") => {
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  if (sha) headers.set(SHA, sha);
  const copy = new Response(await response.blob(), { status, statusText, headers });
  if (!gone) await (await cache()).put(key(address), copy);
};
const note = async (address, response) => {
  if (response.status === 200) await keep(address, response);
  else if ([404, 410].includes(response.status)) await forget(address);
};
const take = async (address) => note(address, await fetch(address, { cache: "no-cache" }));

const begin = () => Promise.all(FIRST.map((path) => take(new URL(path, SCOPE).href)));

const dropAll = async (but = "") => {
  const names = await caches.keys();
  await Promise.all(names.filter((n) => n.startsWith(OURS) && n !== but).map((n) => caches.delete(n)));
};

// An archive that is no longer to be read so has no worker: then this one goes too.
let asked = false;
const stand = async () => {
  if (asked) return;
  asked = true;
  const { status } = await fetch(self.location.href, { method: "HEAD", cache: "no-store" });
  if (![404, 410].includes(status)) return;
  gone = true;
  await dropAll();
  await self.registration.unregister();
};

const answer = async (event) => {
  const { url, mode } = event.request;
  const lasting = LASTS.test(url) && (await kept(url));
  if (lasting) return lasting;
  try {
    const response = await fetch(event.request);
    event.waitUntil(note(url, response.clone()));
    if (mode === "navigate") event.waitUntil(stand());
    return response;
  } catch (error) {
    const found = (await kept(url)) ?? (mode === "navigate" && (await kept(INSTEAD)));
    if (found) return found;
    throw error;
  }
};

// All of the archive, by the list of its files; what is kept already is not asked for again.
const all = async (tell) => {
  const list = await fetch(new URL({{ page.listed|tojson }}, SCOPE), { cache: "no-cache" });
  const lines = (await list.text()).split("\n").filter(Boolean);
  const files = lines.map((line) => [line.slice(0, 64), line.slice(66)]).filter(([, p]) => !UNREAD.test(p));
  const spelled = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), SCOPE).href;
  for (let n = 0; n < files.length; n += TOGETHER) {
    tell({ done: n, of: files.length });
    await Promise.all(
      files.slice(n, n + TOGETHER).map(async ([sha, path]) => {
        const address = spelled(path);
        if ((await kept(address))?.headers.get(SHA) === sha) return;
        const response = await fetch(address, { cache: "no-cache" });
        if (response.ok) await keep(address, response, sha);
      }),
    );
  }
  const listed = new Set(files.map(([, path]) => key(spelled(path))));
  for (const { url } of await (await cache()).keys()) if (!listed.has(url)) await forget(url);
  tell({ done: files.length, of: files.length });
};

self.addEventListener("install", (event) => {
  event.waitUntil(begin());
  self.skipWaiting();
});
self.addEventListener("activate", (event) => {
  event.waitUntil(dropAll(NAME).then(() => self.clients.claim()));
});
self.addEventListener("fetch", (event) => {
  const { method, url, headers } = event.request;
  if (method === "GET" && url.startsWith(SCOPE) && !headers.has("range")) event.respondWith(answer(event));
});
self.addEventListener("message", (event) => {
  const { opened = [], want } = event.data;
  const tell = (value) => event.source.postMessage(value);
  const ours = opened.filter((address) => address.startsWith(SCOPE));
  event.waitUntil(Promise.allSettled(ours.map(take)));
  if (want === "all") event.waitUntil(all(tell).catch(() => tell({ failed: true })));
  if (want === "none") event.waitUntil(dropAll().then(begin).finally(() => tell({})));
});
