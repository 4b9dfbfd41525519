// A long article (300 KB of text) read by the extension in Chromium: how long the page's own thread was held at a time, from
// the reader's asking until the marks around what is seen are there, when the reader goes to the end, and when a live blog gets
// a new paragraph there. Prints JSON.
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
  response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Live</title><link rel="icon" href="data:,"><style>body{font:18px/1.6 serif;max-width:40rem;margin:auto}</style></head><body><main><article><h1>Live</h1>${paragraphs.join('\n')}<p>In all, 31,415 readers wrote in.</p></article></main></body></html>`);
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

// How long the page's thread was held at a time while `work` went on, in ms, from 20 ms. By the browser's trace: its list of long
// tasks, as pages may see it, leaves out what scripts of extensions hold.
const tasks_of = async (page, work) => {
  const events = [];
  const take = ({ value }) => { events.push(...value); };
  devtools.on('Tracing.dataCollected', take);
  await devtools.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] } });
  const value = await work();
  await page.evaluate(() => { performance.mark('here'); });
  const complete = new Promise((done) => { devtools.once('Tracing.tracingComplete', done); });
  await devtools.send('Tracing.end');
  await complete;
  devtools.off('Tracing.dataCollected', take);
  const here = events.find((event) => event.name === 'here');
  return { value, tasks: events.filter((event) => event.pid === here.pid && event.tid === here.tid && event.name.endsWith('RunTask') && event.dur > 20_000).map((event) => Math.round(event.dur / 1000)) };
};

const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const rounds = [];
for (let round = 0; round < 5; round += 1) {
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(() => new Promise((done) => { requestIdleCallback(() => { setTimeout(done, 200); }); }));
  await page.evaluate(() => {
    window.marks = () => { let n = 0; CSS.highlights.forEach((h, name) => { if (name.startsWith('citelight-')) n += h.size; }); return n; };
    window.is_marked = (words) => { let found = false; CSS.highlights.forEach((h, name) => { if (name.startsWith('citelight-number')) h.forEach((r) => { found ||= r.toString().startsWith(words); }); }); return found; };
    window.seen = null;
    window.from = performance.now();
    // First marks, and the last change in their number.
    const look = () => {
      const n = window.marks();
      if (n !== window.seen?.n) window.seen = { n, first: window.seen?.first ?? (n > 0 ? performance.now() - window.from : undefined), last: performance.now() - window.from, at: performance.now() };
      setTimeout(look, 10);
    };
    look();
  });
  await page.bringToFront();
  const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const rest = () => page.waitForFunction(() => window.seen.n > 0 && performance.now() - window.seen.at > 1500, null, { timeout: 120_000 });
  const first = await tasks_of(page, async () => {
    await page.evaluate(() => { window.from = performance.now(); });
    await devtools.send('Extensions.triggerAction', { id, targetId: targetInfos.filter((t) => t.url === page.url()).at(-1).targetId });
    await rest();
    return page.evaluate(() => ({ marks: window.seen.n, first_ms: Math.round(window.seen.first), all_ms: Math.round(window.seen.last) }));
  });
  const moved = await tasks_of(page, async () => {
    await page.evaluate(() => { scrollTo(0, document.documentElement.scrollHeight); });
    await page.waitForFunction(() => window.is_marked('31,415'), null, { timeout: 120_000 });
    await rest();
  });
  const again = await tasks_of(page, async () => {
    await page.evaluate(() => { document.querySelector('article').append(Object.assign(document.createElement('p'), { textContent: 'At noon, the company said that it employs 98,765 people.' })); });
    await page.waitForFunction(() => window.is_marked('98,765'), null, { timeout: 120_000 });
    await rest();
  });
  rounds.push({ ...first.value, first: first.tasks, moved: moved.tasks, again: again.tasks });
  await page.close();
}
await context.close();
server.close();
const longest = (list) => Math.max(0, ...list);
if (process.argv.includes('--rounds')) console.error(JSON.stringify(rounds));
console.log(JSON.stringify({
  units, painted: rounds[0].marks, first_ms: middle(rounds.map((r) => r.first_ms)), all_ms: middle(rounds.map((r) => r.all_ms)),
  longest_task_ms: middle(rounds.map((r) => longest(r.first))), longest_task_moved_ms: middle(rounds.map((r) => longest(r.moved))), longest_task_again_ms: middle(rounds.map((r) => longest(r.again))),
}));
