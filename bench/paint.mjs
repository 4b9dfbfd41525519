// In Chromium, by <citelight-article>, for a 30 KB article: from the message with the article to the engine's worker to the frame with
// the marks that are in view, which come first, and (`…_all_ms`) to the frame after all of the article's. Medians of fresh pages. `start_ms`:
// the engine is being started, for the article has only just come into the page; `asked_ms`: the same from the first message, which starts it while
// the page is read; `cold_ms`: it was started, and read one word; `warm_ms`: it has read articles. `added_ms`: all marks from the article's coming
// into the page (its layout and its reading included), warm. `ready_ms`: from asking for the engine's files to its being ready with a language. And the
// engine alone, `wasm_ms`. Prints JSON.
import { readFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { article, middle, native_ms_of, root } from './measure.mjs';

const types = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html; charset=utf-8' };
const folders = { '/element/': join(root, 'build/element'), '/engine/': join(root, 'wasm/dist') };
const server = createServer((request, response) => {
  const path = (request.url ?? '/').split('?')[0];
  const prefix = Object.keys(folders).find((p) => path.startsWith(p));
  if (!prefix) {
    response.setHeader('Content-Type', types['.html']);
    response.end('<!doctype html><html lang="fr"><head><meta charset="utf-8"><link rel="icon" href="data:,"><style>body{font:18px/1.6 serif;max-width:40rem;margin:auto}</style></head><body></body></html>');
    return;
  }
  const file = join(folders[prefix], normalize(path.slice(prefix.length)));
  if (!file.startsWith(folders[prefix]) || !existsSync(file)) { response.statusCode = 404; response.end(); return; }
  response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
  response.end(readFileSync(file));
});
await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });

const paragraphs = { fr: article('fr.news').split('\n'), en: article('en.news').split('\n') };

// Adds an article and waits for the frame after its marks: milliseconds from the first message of any kind and from the first that has
// words, to the frame with what is in view and to that with all; and from the adding. The first drawing of the article is the page's own doing, and no task of ours.
const add = ({ lines, lang }) => new Promise((done) => {
  const element = document.createElement('citelight-article');
  element.lang = lang;
  for (const line of lines) { const p = document.createElement('p'); p.textContent = line; element.append(p); }
  window.asked = window.posted = undefined;
  const from = performance.now();
  let seen;
  window.marked = () => { window.marked = undefined; window.after_frame(() => { seen = performance.now(); }); };
  element.addEventListener('citelight', () => {
    window.after_frame(() => {
      const now = performance.now();
      element.remove();
      done({ asked: seen - window.asked, seen: seen - window.posted, all: now - window.posted, added: now - from });
    });
  }, { once: true });
  document.body.replaceChildren(element);
  window.own.push(from);
  requestAnimationFrame(() => { window.own.push(performance.now()); });
});
// The longest task but for the page's own: the one that adds an article, and the frame that draws it first.
const longest_of = (page) => page.evaluate(async () => {
  await new Promise((done) => { setTimeout(done, 100); });
  const ours = window.tasks.filter(([start, duration]) => !window.own.some((at) => at >= start && at <= start + duration));
  return Math.max(0, ...ours.map(([, duration]) => duration));
});
// A page in a process of its own: what another compiled must not help it.
const open = async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin);
  await page.evaluate(() => {
    window.tasks = [];
    window.own = [];
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.tasks.push([entry.startTime, entry.duration]); }).observe({ type: 'longtask', buffered: true });
    window.after_frame = (then) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      channel.port2.postMessage(0);
    });
    const { add } = Highlight.prototype;
    Highlight.prototype.add = function (range) { window.marked?.(); return add.call(this, range); };
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (...given) { const now = performance.now(); window.asked ??= now; if (given[0]?.document) window.posted ??= now; return postMessage.apply(this, given); };
  });
  await page.addScriptTag({ type: 'module', url: '/element/citelight-article.js' });
  await page.evaluate(() => customElements.whenDefined('citelight-article').then(() => undefined));
  return page;
};
const times = Object.fromEntries(['asked_ms', 'start_ms', 'start_all_ms', 'cold_ms', 'cold_all_ms', 'warm_ms', 'warm_all_ms', 'added_ms', 'ready_ms'].map((name) => [name, []]));
let longest = 0;
for (let round = 0; round < 8; round += 1) {
  const lang = round % 2 ? 'en' : 'fr';
  const fresh = await open();
  const first = await fresh.evaluate(add, { lines: paragraphs[lang], lang });
  times.asked_ms.push(first.asked);
  times.start_ms.push(first.seen);
  times.start_all_ms.push(first.all);
  longest = Math.max(longest, await longest_of(fresh));
  await fresh.context().close();
  const page = await open();
  await page.evaluate(add, { lines: ['3'], lang });
  const second = await page.evaluate(add, { lines: paragraphs[lang], lang });
  times.cold_ms.push(second.seen);
  times.cold_all_ms.push(second.all);
  for (let i = 0; i < 10; i += 1) {
    const { seen, all, added } = await page.evaluate(add, { lines: paragraphs[lang].slice(i % 3), lang });
    times.warm_ms.push(seen);
    times.warm_all_ms.push(all);
    times.added_ms.push(added);
  }
  longest = Math.max(longest, await longest_of(page));
  await page.context().close();

  const bare = await browser.newContext();
  const alone = await bare.newPage();
  await alone.goto(origin);
  times.ready_ms.push(await alone.evaluate(async (own) => {
    const { createEngine } = await import('/engine/index.js');
    const from = performance.now();
    const pack = fetch(`/engine/packs/${own}.pack`).then((answer) => answer.arrayBuffer());
    const engine = await createEngine({ wasm: fetch('/engine/citelight.wasm'), loadPack: async () => new Uint8Array(await pack) });
    await engine.load(own);
    return performance.now() - from;
  }, lang));
  await bare.close();
}

const page = await browser.newPage();
await page.goto(origin);
const wasm_ms = {};
const beside_native = {};
for (const lang of ['fr', 'en']) {
  // The least before and after: which of the machine's minutes are slow is no matter of wasm's.
  let native = native_ms_of(`${lang}.news`);
  wasm_ms[lang] = await page.evaluate(async ({ line, lang: own }) => {
    const { createEngine } = await import('/engine/index.js');
    const engine = await createEngine({ wasm: fetch('/engine/citelight.wasm'), loadPack: async (l) => new Uint8Array(await (await fetch(`/engine/packs/${l}.pack`)).arrayBuffer()) });
    await engine.load(own);
    for (let i = 0; i < 20; i += 1) engine.analyseLine(line);
    let best = Infinity;
    for (let i = 0; i < 60; i += 1) { const from = performance.now(); engine.analyseLine(line); best = Math.min(best, performance.now() - from); }
    return best;
  }, { line: JSON.stringify({ text: article(`${lang}.news`), lang }), lang });
  native = Math.min(native, native_ms_of(`${lang}.news`));
  beside_native[lang] = wasm_ms[lang] / native;
}
await browser.close();
server.close();
process.stdout.write(`${JSON.stringify({ ...Object.fromEntries(Object.entries(times).map(([name, list]) => [name, middle(list)])), longest_task_ms: longest, wasm_ms, beside_native })}\n`);
