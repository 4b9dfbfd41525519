// From an article's coming into a page to its marks painted, in Chromium, by <citelight-article>: page reader, message to
// the engine's worker, analysis, message back, marks. Medians. And the engine alone in Chromium. Prints JSON.
import { readFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { article, root } from './measure.mjs';

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

const paragraphs = { fr: article('fr').split('\n'), en: article('en').split('\n') };
const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

// Adds an article and waits for the frame after its marks.
const add = ({ lines, lang }) => new Promise((done) => {
  const element = document.createElement('citelight-article');
  element.lang = lang;
  for (const line of lines) { const p = document.createElement('p'); p.textContent = line; element.append(p); }
  const from = performance.now();
  element.addEventListener('citelight', () => {
    requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => { element.remove(); done(performance.now() - from); }; channel.port2.postMessage(0); });
  }, { once: true });
  document.body.replaceChildren(element);
});
const open = async () => {
  const page = await browser.newPage();
  await page.goto(origin);
  await page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.tasks.push(entry.duration); }).observe({ type: 'longtask', buffered: true });
  });
  await page.addScriptTag({ type: 'module', url: '/element/citelight-article.js' });
  await page.evaluate(() => customElements.whenDefined('citelight-article').then(() => undefined));
  return page;
};
const cold = [];
const first = [];
const warm = [];
let longest = 0;
for (let round = 0; round < 7; round += 1) {
  const page = await open();
  const lang = round % 2 ? 'en' : 'fr';
  cold.push(await page.evaluate(add, { lines: paragraphs[lang], lang }));
  first.push(await page.evaluate(add, { lines: paragraphs[lang].slice(1), lang }));
  for (let i = 0; i < 10; i += 1) warm.push(await page.evaluate(add, { lines: paragraphs[lang].slice(i % 3), lang }));
  longest = Math.max(longest, ...await page.evaluate(() => window.tasks));
  await page.close();
}

const page = await browser.newPage();
await page.goto(origin);
const wasm_ms = {};
for (const lang of ['fr', 'en']) {
  wasm_ms[lang] = await page.evaluate(async ({ line, lang: own }) => {
    const { createEngine } = await import('/engine/index.js');
    const engine = await createEngine({ wasm: fetch('/engine/citelight.wasm'), loadPack: async (l) => new Uint8Array(await (await fetch(`/engine/packs/${l}.pack`)).arrayBuffer()) });
    await engine.load(own);
    for (let i = 0; i < 20; i += 1) engine.analyseLine(line);
    let best = Infinity;
    for (let i = 0; i < 60; i += 1) { const from = performance.now(); engine.analyseLine(line); best = Math.min(best, performance.now() - from); }
    return best;
  }, { line: JSON.stringify({ text: article(lang), lang }), lang });
}
await browser.close();
server.close();
process.stdout.write(`${JSON.stringify({ cold_ms: middle(cold), first_ms: middle(first), warm_ms: middle(warm), longest_task_ms: longest, wasm_ms })}\n`);
