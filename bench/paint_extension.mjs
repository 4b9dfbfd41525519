// In Chromium, by the extension, for a 30 KB article in a tab of its own: from the message with the article to the background to the frame with
// the marks that are in view, which come first, and (`…_all_ms`) to the frame after all of the article's. Medians. `warm_set_ms`: to the first mark's
// being set. `start_ms`: the engine is being started, by the reader's click; `asked_ms`: the same from the reading script's first message; `cold_ms`:
// it was started, and read one word in another tab; `warm_ms`: it has read articles. Prints JSON.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { article, middle, root } from './measure.mjs';

const lines = { fr: article('fr.news').split('\n'), en: article('en.news').split('\n') };
const page_of = (lang, paragraphs) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Article</title><link rel="icon" href="data:,">
<style>body{font:18px/1.6 serif;max-width:40rem;margin:auto}</style></head><body><article>${paragraphs.map((p) => `<p>${p.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`).join('\n')}</article></body></html>`;
const server = createServer((request, response) => {
  const [, lang, from] = (request.url ?? '').split('/');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(page_of(lang, from === 'word' ? ['3'] : lines[lang].slice(Number(from))));
});
await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
const origin = `http://127.0.0.1:${server.address().port}`;

// A browser of its own with the extension in the build for tests, which may put scripts into the pages of this machine: that is how a clock is
// set in the reading script's own world.
async function launch() {
  const folder = join(root, 'build/extension/chrome-mv3-e2e');
  const context = await chromium.launchPersistentContext('', {
    headless: false,  // the old headless mode has no extensions
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--enable-unsafe-extension-debugging', `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
  });
  const background = context.serviceWorkers()[0] ?? await context.waitForEvent('serviceworker');
  return { context, background, id: new URL(background.url()).hostname, devtools: await context.browser().newBrowserCDPSession() };
}

// In the background: sets the clock in the page at `url`. It holds when the reading script sent its first message of any kind and its first
// document, and when the frames after its first mark and its last were drawn.
const set_clock = async (url) => {
  const clock = () => {
    const after_frame = (then) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(0);
    });
    const at = {};
    const { sendMessage, connect } = chrome.runtime;
    chrome.runtime.sendMessage = function (message, ...rest) {
      at.asked ??= performance.now();
      if (message.kind === 'changed' && message.state.kind === 'shown') {
        after_frame(() => { document.documentElement.dataset.times = JSON.stringify({ ...at, all: performance.now() }); });
      }
      return sendMessage.call(this, message, ...rest);
    };
    chrome.runtime.connect = function (...given) {
      const port = connect.apply(this, given);
      const { postMessage } = port;
      port.postMessage = function (message) {
        if (typeof message.text === 'string') at.posted ??= performance.now();
        return postMessage.call(this, message);
      };
      return port;
    };
    const { add } = Highlight.prototype;
    let marked = false;
    Highlight.prototype.add = function (range) {
      if (!marked) {
        at.set = performance.now();
        after_frame(() => { at.seen = performance.now(); });
      }
      marked = true;
      return add.call(this, range);
    };
  };
  const [tab] = await chrome.tabs.query({ url });
  await chrome.scripting.executeScript({ target: { tabId: tab.id }, func: clock });
};

// Opens a page and clicks on the button; the clock's times.
async function read({ context, background, id, devtools }, path) {
  const page = await context.newPage();
  await page.goto(`${origin}/${path}`);
  await background.evaluate(set_clock, page.url());
  const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const { targetId } = targetInfos.find(({ url }) => url === page.url());
  await devtools.send('Extensions.triggerAction', { id, targetId });
  // Playwright would look once a frame, and so have the page draw one in each of the screen's turns, just before the marks come.
  const { asked, posted, set, seen, all } = JSON.parse(await (await page.waitForFunction(() => document.documentElement.dataset.times, undefined, { polling: 250 })).jsonValue());
  await page.close();
  return { asked: seen - asked, set: set - posted, seen: seen - posted, all: all - posted };
}

const times = Object.fromEntries(['asked_ms', 'start_ms', 'start_all_ms', 'cold_ms', 'cold_all_ms', 'warm_set_ms', 'warm_ms', 'warm_all_ms'].map((name) => [name, []]));
for (let round = 0; round < 8; round += 1) {
  const lang = round % 2 ? 'en' : 'fr';
  const fresh = await launch();
  const first = await read(fresh, `${lang}/0`);
  times.asked_ms.push(first.asked);
  times.start_ms.push(first.seen);
  times.start_all_ms.push(first.all);
  await fresh.context.close();
  const started = await launch();
  await read(started, `${lang}/word`);
  const second = await read(started, `${lang}/0`);
  times.cold_ms.push(second.seen);
  times.cold_all_ms.push(second.all);
  for (let i = 0; i < 10; i += 1) {
    const { set, seen, all } = await read(started, `${lang}/${i % 3}`);
    times.warm_set_ms.push(set);
    times.warm_ms.push(seen);
    times.warm_all_ms.push(all);
  }
  await started.context.close();
}
server.close();
process.stdout.write(`${JSON.stringify(Object.fromEntries(Object.entries(times).map(([name, list]) => [name, middle(list)])))}\n`);
