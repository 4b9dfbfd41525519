#!/usr/bin/env node
// ./run pages: reads pages as the extension does, through the same page reader and the same wasm.
//
//   {"id":"a","file":"page.html","url":"https://…","lang":"fr"}   a line of standard input; only `file` is required
//   {"id":"a","lang":"fr","text":"…","quantities":[…],…}          a line of standard output, in order
//
// jsdom makes the DOM: it parses by the HTML standard (parse5), as browsers do; linkedom and happy-dom, faster,
// close elements differently, and then the text is not the one a reader sees.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const help = `usage: ./run pages --jsonl [--offsets utf16|codepoint|byte] [--browser] [--document] [--check] [--times] <LINES >ANALYSES
  --offsets   the unit of every offset (utf16)
  --browser   in real Chromium (CHROMIUM=path), nothing fetched, no script run; without it, in Node
  --document  the document alone: text, blocks, links, no analysis
  --check     every claim must lead back to DOM ranges with the claim's own text
  --times     milliseconds of page → document, to standard error
`;

function fail(message) {
  process.stderr.write(`pages: ${message}\n${help}`);
  process.exit(2);
}

const options = { offsets: 'utf16', browser: false, document: false, check: false, times: false, jsonl: false };
for (let i = 2; i < process.argv.length; i++) {
  const [name, given] = process.argv[i].replace(/^--/, '').split('=');
  if (name === 'help') { process.stdout.write(help); process.exit(0); }
  if (name === 'offsets') options.offsets = given ?? process.argv[++i];
  else if (name in options && process.argv[i].startsWith('--')) options[name] = true;
  else fail(`unknown argument ${process.argv[i]}`);
}
if (!['utf16', 'codepoint', 'byte'].includes(options.offsets)) fail(`--offsets ${options.offsets}`);
if (!options.jsonl) fail('--jsonl is the only form of input');

// The first line of the scripts that read pages (web/vite/compiled_at_once.ts).
const compile_hint = '//# allFunctionsCalledOnLoad\n';

async function bundle(format) {
  const made = await build({
    stdin: { contents: `export { readPage } from './index.ts';`, resolveDir: join(root, 'web/src/page'), loader: 'ts' },
    bundle: true, minify: true, write: false, format, target: 'es2022', globalName: format === 'iife' ? 'citelight_page' : undefined, logLevel: 'error',
  });
  return made.outputFiles[0].text;
}

// --- page → document, and each claim's ranges back

/** What both readers answer: the input for the engine, how it was found, milliseconds, and a way to check claims. */
async function node_reader() {
  const { JSDOM, VirtualConsole } = await import('jsdom');
  const { readPage } = await import(`data:text/javascript;base64,${Buffer.from(await bundle('esm')).toString('base64')}`);
  return {
    async read({ html, url }) {
      const dom = new JSDOM(html, { url, virtualConsole: new VirtualConsole(), contentType: 'text/html' });
      const started = performance.now();
      const page = readPage(dom.window.document, { url });
      const took = performance.now() - started;
      return {
        input: page.input, meta: page.meta, how: page.how, took,
        back: async (spans) => spans.map(([start, end]) => (page.rangeOf(start, end) ?? []).map((range) => range.toString()).join('')),
        done: async () => dom.window.close(),
      };
    },
    async close() {},
  };
}

async function browser_reader() {
  const { chromium } = await import('playwright-core');
  const code = await bundle('iife');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'] });
  // Without scripts the page is the one that was saved, every time; evaluate() runs all the same.
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block', bypassCSP: true });
  let html_now = '';
  let address_now = '';
  await context.route('**/*', (route) => route.request().isNavigationRequest() && route.request().frame().parentFrame() === null && route.request().url() === address_now
    ? route.fulfill({ body: html_now, contentType: 'text/html; charset=utf-8' }) : route.abort());
  const tab = await context.newPage();
  const devtools = await context.newCDPSession(tab);
  const scripts = (on) => devtools.send('Emulation.setScriptExecutionDisabled', { value: !on });
  await scripts(false);  // a session's first word is heard only where it differs from what the session has said
  return {
    async read({ html, url }) {
      // Answered from memory under the page's own address, so that links resolve and frames have their origin.
      html_now = html;
      const at = new URL(url);
      at.hash = '';
      address_now = at.href;
      await tab.goto(address_now, { waitUntil: 'domcontentloaded' });
      // As a script of the page, which Chromium compiles as it compiles the extension's: evaluate() passes over the hint.
      await scripts(true);
      const loaded = await tab.evaluate((source) => {
        const script = document.createElement('script');
        script.textContent = source;
        const started = performance.now();
        document.documentElement.append(script);
        const took = performance.now() - started;
        script.remove();
        return took;
      }, `${compile_hint}${code};globalThis.citelight_page = citelight_page;`);
      await scripts(false);
      const read = await tab.evaluate((address) => {
        // Style and layout are there before a reader presses the button.
        document.body?.getBoundingClientRect();
        const started = performance.now();
        const page = globalThis.citelight_page.readPage(document, { url: address });
        const took = performance.now() - started;
        globalThis.citelight_read = page;
        return { input: page.input, meta: page.meta, how: page.how, took };
      }, url);
      return {
        ...read, loaded,
        back: (spans) => tab.evaluate((all) => all.map(([start, end]) => (globalThis.citelight_read.rangeOf(start, end) ?? []).map((range) => range.toString()).join('')), spans),
        done: async () => {},
      };
    },
    async close() { await browser.close(); },
  };
}

// --- offsets

/** offset in UTF-16 code units → offset in `unit`, for every offset of `text`. */
function counter(text, unit) {
  if (unit === 'utf16') return (at) => at;
  const at = new Uint32Array(text.length + 1);
  let n = 0;
  for (let i = 0; i < text.length;) {
    const c = text.codePointAt(i);
    const wide = c > 0xffff ? 2 : 1;
    for (let k = 0; k < wide; k++) at[i + k] = n;
    n += unit === 'codepoint' ? 1 : c < 0x80 ? 1 : c < 0x800 ? 2 : c > 0xffff ? 4 : 3;
    i += wide;
  }
  at[text.length] = n;
  return (i) => at[i];
}

function in_unit(input, unit) {
  const to = counter(input.text, unit);
  const moved = (spans) => spans?.map((span) => ({ ...span, start: to(span.start), end: to(span.end) }));
  return { ...input, blocks: moved(input.blocks), links: moved(input.links) };
}

// --- the engine

async function make_engine() {
  const { createEngine } = await import(join(root, 'wasm/dist/index.js'));
  return createEngine({
    wasm: await readFile(join(root, 'build/wasm/citelight.wasm')),
    loadVerifier: () => readFile(join(root, 'build/wasm/citelight-verify.wasm')),
    loadPack: async (name) => new Uint8Array(await readFile(join(root, `build/packs/${name}.pack`)).catch(() => { throw new Error(`no language pack for "${name}"`); })),
  });
}

const squeeze = (text) => text.replace(/[\s\u00ad\u200b\u2060\ufeff\u200e\u200f\ufffc]+/g, '');

/** UTF-8 where it is; else what the page's head declares; else what browsers assume in the West. */
function decode(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const declared = /<meta[^>]+charset=["']?([\w-]+)/i.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1];
    try {
      return new TextDecoder(declared ?? 'windows-1252').decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }
}

async function answer(line, reader, engine, tally) {
  let asked;
  try {
    asked = JSON.parse(line);
  } catch (error) {
    return { id: null, error: `not JSON: ${error.message}` };
  }
  const id = asked.id ?? null;
  let page;
  let about;
  try {
    if (typeof asked.file !== 'string') throw new Error('"file" is missing');
    const html = decode(await readFile(resolve(asked.file)));
    page = await reader.read({ html, url: asked.url || 'https://page.invalid/' });
    tally.times.push([page.took, id]);
    if (page.loaded !== undefined) tally.loads.push(page.loaded);
    const input = { id: id ?? undefined, ...page.input, ...(asked.lang ? { lang: asked.lang } : {}) };
    const here = in_unit(input, options.offsets);
    about = { text: here.text, how: page.how, url: here.url, title: here.title, published: here.published, meta: page.meta, blocks: here.blocks, links: here.links };
    if (!engine) return { id, lang: here.lang ?? null, ...about };
    const lang = here.lang?.split('-')[0].toLowerCase();
    await (lang ? engine.load(lang) : engine.load('fr', 'en'));
    const analysis = JSON.parse(engine.analyseLine(JSON.stringify(lang ? { ...here, lang } : here), options.offsets));
    if (options.check && !analysis.error) {
      const { claims } = JSON.parse(engine.analyseLine(JSON.stringify(lang ? { ...input, lang } : input)));
      const back = await page.back(claims.map((claim) => [claim.start, claim.end]));
      claims.forEach((claim, i) => {
        tally.claims++;
        const text = input.text.slice(claim.start, claim.end);
        if (squeeze(text) !== squeeze(back[i])) tally.lost.push(`${id} [${claim.start}, ${claim.end}) "${text}" leads to "${back[i]}"`);
      });
    }
    return { ...analysis, id, ...about };
  } catch (error) {
    return { id, error: error.message, ...about };
  } finally {
    await page?.done();
  }
}

const tally = { times: [], loads: [], claims: 0, lost: [] };
const engine = options.document ? null : await make_engine();
const reader = await (options.browser ? browser_reader() : node_reader());
let failed = 0;
try {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const said = await answer(line, reader, engine, tally);
    if (said.error) { failed++; process.stderr.write(`pages: ${said.id}: ${said.error}\n`); }
    process.stdout.write(`${JSON.stringify(said)}\n`);
  }
} finally {
  await reader.close();
}
if (options.times && tally.times.length > 0) {
  const sorted = tally.times.sort((a, b) => a[0] - b[0]);
  const most = sorted.slice(-3).reverse().map(([ms, id]) => `${ms.toFixed(1)} (${id})`).join(', ');
  process.stderr.write(`page → document: ${sorted.length} pages, median ${sorted[sorted.length >> 1][0].toFixed(1)} ms, slowest ${most}\n`);
  const loads = tally.loads.sort((a, b) => a - b);
  if (loads.length > 0) process.stderr.write(`loading the reader before it: median ${loads[loads.length >> 1].toFixed(1)} ms\n`);
}
if (options.check) {
  for (const lost of tally.lost) process.stderr.write(`pages: lost ${lost}\n`);
  process.stderr.write(`claims led back to the page: ${tally.claims - tally.lost.length} of ${tally.claims}\n`);
}
process.exitCode = failed > 0 || tally.lost.length > 0 ? 1 : 0;
