// A long article (300 KB of text) read by the extension in Chromium: how long the page's own thread was held at a time, from
// the reader's asking until all marks are there, and again when a live blog gets a new paragraph. Prints JSON.
// Wants the build for tests (npm run build:e2e -w extension), which may read pages of this machine.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { article, root } from './measure.mjs';

const units = Number(process.argv[2] ?? 300_000);
const lines = article('en').split('\n').filter((line) => line.trim() !== '');
const paragraphs = [];
for (let length = 0, i = 0; length < units; i += 1) {
  const line = lines[i % lines.length];
  length += line.length + 1;
  // Never twice the same figures, and a source now and then.
  paragraphs.push(`<p>${line.replace(/\b\d{2,3}\b/g, (n) => String(Number(n) + i)).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}${i % 5 === 0 ? ` <a href="https://source${i}.example/report">The report</a> says so.` : ''}</p>`);
}
const server = createServer((_, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Live</title><link rel="icon" href="data:,"><style>body{font:18px/1.6 serif;max-width:40rem;margin:auto}</style></head><body><main><article><h1>Live</h1>${paragraphs.join('\n')}</article></main></body></html>`);
});
await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
const folder = join(root, 'build/extension/chrome-mv3-e2e');
const context = await chromium.launchPersistentContext('', {
  headless: false, executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--enable-unsafe-extension-debugging', `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
});
const worker = context.serviceWorkers()[0] ?? await context.waitForEvent('serviceworker');
const id = new URL(worker.url()).hostname;
const devtools = await context.browser().newBrowserCDPSession();

const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const rounds = [];
for (let round = 0; round < 5; round += 1) {
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(() => new Promise((done) => { requestIdleCallback(() => { setTimeout(done, 200); }); }));
  await page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.tasks.push(Math.round(entry.duration)); }).observe({ type: 'longtask' });
    window.marks = () => { let n = 0; CSS.highlights.forEach((h, name) => { if (name.startsWith('citelight-')) n += h.size; }); return n; };
    window.seen = null;
    window.from = performance.now();
    // First marks, and the last change in their number.
    const look = () => {
      const n = window.marks();
      if (n !== window.seen?.n) window.seen = { n, first: window.seen?.first ?? (n > 0 ? performance.now() - window.from : undefined), last: performance.now() - window.from };
      setTimeout(look, 10);
    };
    look();
  });
  await page.bringToFront();
  const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  await devtools.send('Extensions.triggerAction', { id, targetId: targetInfos.filter((t) => t.url === page.url()).at(-1).targetId });
  const rest = () => page.waitForFunction(() => window.seen.n > 0 && performance.now() - window.from - window.seen.last > 1500, null, { timeout: 120_000 });
  await rest();
  const read = await page.evaluate(() => ({ marks: window.seen.n, first_ms: Math.round(window.seen.first), all_ms: Math.round(window.seen.last), tasks: window.tasks.splice(0) }));
  await page.evaluate(() => { document.querySelector('article').append(Object.assign(document.createElement('p'), { textContent: 'At noon, the company said that it employs 98,765 people.' })); });
  await page.waitForFunction((n) => window.marks() > n, read.marks, { timeout: 120_000 });
  await rest();
  rounds.push({ ...read, again: await page.evaluate(() => window.tasks.splice(0)) });
  await page.close();
}
await context.close();
server.close();
const longest = (list) => Math.max(0, ...list);
if (process.argv.includes('--rounds')) console.error(JSON.stringify(rounds));
console.log(JSON.stringify({
  units, marks: rounds[0].marks, first_ms: middle(rounds.map((r) => r.first_ms)), all_ms: middle(rounds.map((r) => r.all_ms)),
  longest_task_ms: middle(rounds.map((r) => longest(r.tasks))), longest_task_again_ms: middle(rounds.map((r) => longest(r.again))),
}));
