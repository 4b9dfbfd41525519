// Keeps the demo's own files, so that it opens and works without a network after the first visit.
// Nothing else passes through it: a request for another address is left to the browser.
/// <reference lib="webworker" />
export {};
declare const self: ServiceWorkerGlobalScope;
// Put before this file by plugin.ts.
declare const VERSION: string;
declare const FILES: readonly string[];

const cache_name = `citelight-${VERSION}`;
const own = new Set(FILES.map((name) => new URL(name, self.registration.scope).href));
const start = new URL('index.html', self.registration.scope).href;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cache_name)
    // Past the browser's own cache: an old file beside new ones would be kept for good.
    .then((cache) => cache.addAll([...own].map((url) => new Request(url, { cache: 'reload' }))))
    .then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith('citelight-') && name !== cache_name).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  url.search = '';  // "?lang=" and "?sample=" are read by the page
  url.hash = '';
  const name = request.mode === 'navigate' && url.href === self.registration.scope ? start : url.href;
  if (!own.has(name)) return;
  // Kept first: files are of one version, never half old and half new. A new version comes with its own worker.
  event.respondWith(caches.open(cache_name).then((cache) => cache.match(name)).then((kept) => kept ?? fetch(request)));
});
