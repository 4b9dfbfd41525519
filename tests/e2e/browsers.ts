// Two real browsers with the extension installed, behind one interface, so that every test is
// written once. The extension is asked to read a page as a reader asks it: by its toolbar button
// in Chromium, by its shortcut in Firefox.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium as playwright, type BrowserContext, type Page as PlaywrightPage } from 'playwright-core';
import puppeteer, { type Browser as PuppeteerBrowser, type Page as PuppeteerPage } from 'puppeteer-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const artifacts = join(root, 'tests/artifacts');
mkdirSync(artifacts, { recursive: true });
const extension = (browser: string): string => join(root, `build/extension/${browser}-mv3-e2e`);

export type BrowserName = 'chromium' | 'firefox';

export interface Tab {
  // Runs a function in the page's own world, as the page's scripts run.
  evaluate<T, A>(fn: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  // Resolves once the function answers with something true; its answer.
  until<T, A>(fn: (argument: A) => T, argument: A): Promise<T>;
  // Moves the pointer, in viewport pixels.
  point(x: number, y: number): Promise<void>;
  click(x: number, y: number): Promise<void>;
  press(key: string): Promise<void>;
  size(width: number, height: number): Promise<void>;
  screenshot(name: string): Promise<void>;
  // What the window shows, to be compared with what it shows later.
  pixels(): Promise<string>;
  // The reader takes the marks away.
  hide(): Promise<void>;
  // The reader asks for this page to be read.
  run(): Promise<void>;
  // The reader presses the shortcut for the next claim.
  next(): Promise<void>;
  badge(): Promise<string>;
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export interface Reader {
  readonly name: BrowserName;
  open(url: string, options?: { scheme?: 'light' | 'dark' }): Promise<Tab>;
  close(): Promise<void>;
}

export async function launch(name: BrowserName): Promise<Reader> {
  return name === 'chromium' ? launch_chromium() : launch_firefox();
}

// --- Chromium

export interface ChromiumReader extends Reader {
  readonly context: BrowserContext;
  readonly id: string;
  // The number of the tab that is shown, as extensions count them.
  shown_tab(): Promise<number>;
}

export async function launch_chromium(lang = 'fr'): Promise<ChromiumReader> {
  const folder = extension('chrome');
  const context = await playwright.launchPersistentContext('', {
    headless: false,  // the old headless mode has no extensions; --headless=new below has
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    locale: lang,
    viewport: { width: 1100, height: 800 },
    env: { ...process.env, LANGUAGE: lang },
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--enable-unsafe-extension-debugging', `--lang=${lang}`, `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
  });
  const worker = context.serviceWorkers()[0] ?? await context.waitForEvent('serviceworker');
  const id = new URL(worker.url()).hostname;
  const browser = context.browser();
  if (!browser) throw new Error('no browser behind the context');
  const devtools = await browser.newBrowserCDPSession();

  const tab_of = async (page: PlaywrightPage): Promise<number> => {
    const live = context.serviceWorkers()[0] ?? worker;
    const url = page.url();
    return live.evaluate(async (wanted) => {
      // Without a host permission tabs have no address for us; the order of opening stands in.
      const api = (globalThis as unknown as { chrome: { tabs: { query(q: object): Promise<{ id?: number; url?: string; active: boolean }[]> } } }).chrome;
      const tabs = await api.tabs.query({});
      return (tabs.find((t) => t.url === wanted) ?? tabs.find((t) => t.active))?.id ?? -1;
    }, url);
  };

  const open: Reader['open'] = async (url, { scheme = 'light' } = {}) => {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (m) => { if (m.type() === 'error') errors.push(m.text()); });
    page.on('pageerror', (e) => { errors.push(e.message); });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto(url);
    return {
      errors,
      evaluate: <T, A>(fn: (argument: A) => T | Promise<T>, argument: A) => page.evaluate<T, A>(fn as never, argument as never),
      until: async <T, A>(fn: (argument: A) => T, argument: A) => {
        const found = await page.waitForFunction<T, A>(fn as never, argument as never, { timeout: 60_000 });
        return await found.jsonValue() as T;
      },
      point: async (x, y) => { await page.mouse.move(x - 2, y); await page.mouse.move(x, y); },
      click: (x, y) => page.mouse.click(x, y),
      press: (key) => page.keyboard.press(key),
      size: (width, height) => page.setViewportSize({ width, height }),
      screenshot: async (name) => { await page.screenshot({ path: join(artifacts, `chromium-${name}.png`), caret: 'initial' }); },
      pixels: async () => (await page.screenshot({ caret: 'initial' })).toString('base64')  /* hiding the caret would write into the page */,
      hide: async () => {
        const tab = await tab_of(page);
        await (context.serviceWorkers()[0] ?? worker).evaluate((tabId) =>
          (globalThis as unknown as { chrome: { tabs: { sendMessage(id: number, m: object): Promise<unknown> } } }).chrome.tabs.sendMessage(tabId, { kind: 'hide', hidden: true }), tab);
      },
      run: async () => {
        await page.bringToFront();
        const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{ type: 'tab' }] });
        const target = targetInfos.filter((t) => t.url === page.url()).at(-1);
        if (!target) throw new Error(`no tab shows ${page.url()}`);
        await devtools.send('Extensions.triggerAction' as never, { id, targetId: target.targetId } as never);
      },
      next: async () => {
        await page.bringToFront();
        await (context.serviceWorkers()[0] ?? worker).evaluate(async () => {
          const { chrome: api } = globalThis as unknown as { chrome: { tabs: { query(q: object): Promise<{ id: number }[]> }; commands: { onCommand: { dispatch(name: string, tab: object): void } } } };
          api.commands.onCommand.dispatch('next', (await api.tabs.query({ active: true, lastFocusedWindow: true }))[0]!);
        });
      },
      badge: async () => {
        const tab = await tab_of(page);
        return (context.serviceWorkers()[0] ?? worker).evaluate((tabId) =>
          (globalThis as unknown as { chrome: { action: { getBadgeText(o: object): Promise<string> } } }).chrome.action.getBadgeText({ tabId }), tab);
      },
      close: () => page.close(),
    };
  };
  const shown_tab = (): Promise<number> => (context.serviceWorkers()[0] ?? worker).evaluate(async () => {
    const api = (globalThis as unknown as { chrome: { tabs: { query(q: object): Promise<{ id: number }[]> } } }).chrome;
    return (await api.tabs.query({ active: true, lastFocusedWindow: true }))[0]!.id;
  });
  return { name: 'chromium', context, id, open, shown_tab, close: () => context.close() };
}

// --- Firefox

// The browser's own window, where extensions' buttons and shortcuts live: reached over WebDriver
// BiDi with system access, which only a browser started for tests grants.
class Window {
  constructor(private readonly browser: PuppeteerBrowser) {}

  async run<T>(script: string): Promise<T> {
    const connection = (this.browser as unknown as { connection: { send(method: string, params: object): Promise<{ result: Record<string, unknown> }> } }).connection;
    const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const context = (tree.result.contexts as { context: string; url: string }[]).find((c) => c.url.startsWith('chrome://browser/'))?.context;
    const answer = await connection.send('script.evaluate', { expression: `(async () => JSON.stringify(await (${script})))()`, target: { context }, awaitPromise: true });
    const { type, result, exceptionDetails } = answer.result as { type: string; result?: { value?: string }; exceptionDetails?: { text: string } };
    if (type !== 'success') throw new Error(`in Firefox's window: ${exceptionDetails?.text ?? type}`);
    return (result?.value === undefined ? undefined : JSON.parse(result.value)) as T;
  }
}

// One of the extension's own pages in a tab, the same in both browsers.
export interface OwnPage {
  evaluate<T, A>(fn: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  until<T, A>(fn: (argument: A) => T, argument: A): Promise<T>;
  load(source: string): Promise<void>;  // a script of the tests', beside the page's own
  click(selector: string): Promise<void>;
  screenshot(name: string): Promise<void>;
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export interface FirefoxReader extends Reader {
  // `path` of the extension's address, which Firefox makes up anew for every profile.
  own(path: string, size: { width: number; height: number }, scheme: 'light' | 'dark'): Promise<OwnPage>;
  // The number of the tab that is shown, as extensions count them.
  shown_tab(): Promise<number>;
  // Says yes to what the browser asks of the reader; what it asked.
  say_yes(): Promise<string>;
}

export async function launch_firefox(): Promise<FirefoxReader> {
  const browser = await puppeteer.launch({
    browser: 'firefox', headless: true, executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    args: ['--remote-allow-system-access', '--width=1100', '--height=800'],
    extraPrefsFirefox: { 'ui.prefersReducedMotion': 1, 'layout.css.prefers-color-scheme.content-override': 1 },
  });
  const id = await browser.installExtension(extension('firefox'));
  const widget = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  const window = new Window(browser);
  const press = (key: string): string => `document.querySelector('#ext-keyset-id-${widget} key[${key.length > 1 ? 'keycode' : 'key'}="${key}"]').doCommand()`;

  const open: Reader['open'] = async (url, { scheme = 'light' } = {}) => {
    const page: PuppeteerPage = await browser.newPage();
    const errors: string[] = [];
    page.on('console', (m) => { if (m.type() === 'error') errors.push(m.text()); });
    page.on('pageerror', (e) => { errors.push(e instanceof Error ? e.message : String(e)); });
    await page.setViewport({ width: 1100, height: 800 });
    await window.run(`Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${scheme === 'dark' ? 0 : 1})`);
    await page.goto(url);
    return {
      errors,
      evaluate: async <T, A>(fn: (argument: A) => T | Promise<T>, argument: A) => await page.evaluate(fn as (argument: unknown) => unknown, argument) as T,
      until: async <T, A>(fn: (argument: A) => T, argument: A) => {
        const found = await page.waitForFunction(fn as (argument: unknown) => unknown, { timeout: 60_000 }, argument);
        return await found.jsonValue() as T;
      },
      point: async (x, y) => { await page.mouse.move(x - 2, y); await page.mouse.move(x, y); },
      click: (x, y) => page.mouse.click(x, y),
      press: (key) => page.keyboard.press(key as never),
      size: (width, height) => page.setViewport({ width, height }),
      screenshot: async (name) => { await page.screenshot({ path: join(artifacts, `firefox-${name}.png`) }); },
      pixels: () => page.screenshot({ encoding: 'base64' }),
      hide: () => window.run(press('L')),
      run: async () => {
        await page.bringToFront();
        await window.run(press('L'));
      },
      next: async () => { await page.bringToFront(); await window.run(press('VK_DOWN')); },
      badge: () => window.run(`(() => { const policy = WebExtensionPolicy.getByID(${JSON.stringify(id)});
        const { browserActionFor } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs').ExtensionParent.apiManager.global;
        const action = browserActionFor(policy.extension); return action.action.getContextData(gBrowser.selectedTab).badgeText ?? ''; })()`),
      close: () => page.close(),
    };
  };
  const own: FirefoxReader['own'] = async (path, size, scheme) => {
    const host = await window.run<string>(`WebExtensionPolicy.getByID(${JSON.stringify(id)}).mozExtensionHostname`);
    await window.run(`Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${scheme === 'dark' ? 0 : 1})`);
    // A tab that the driver opened may not go to an extension's address (the navigation never ends); the window may open one there.
    const made = new Promise<PuppeteerPage | null>((resolve) => { browser.once('targetcreated', (target) => { resolve(target.page()); }); });
    const url = `moz-extension://${host}/${path}`;
    await window.run(`(() => { gBrowser.selectedTab = gBrowser.addTab(${JSON.stringify(url)}, { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() }); return true; })()`);
    const page = await made;
    if (!page) throw new Error(`no tab for ${path}`);
    const errors: string[] = [];
    page.on('console', (m) => { if (m.type() === 'error') errors.push(m.text()); });
    page.on('pageerror', (e) => { errors.push(e instanceof Error ? e.message : String(e)); });
    await page.waitForFunction((wanted) => location.href === wanted && document.readyState === 'complete', { timeout: 60_000, polling: 50 }, url);
    await page.setViewport(size);
    return {
      errors,
      evaluate: async <T, A>(fn: (argument: A) => T | Promise<T>, argument: A) => await page.evaluate(fn as (argument: unknown) => unknown, argument) as T,
      until: async <T, A>(fn: (argument: A) => T, argument: A) => {
        const found = await page.waitForFunction(fn as (argument: unknown) => unknown, { timeout: 60_000, polling: 100 }, argument);
        return await found.jsonValue() as T;
      },
      load: async (source) => { await page.evaluate(source); },
      click: (selector) => page.click(selector),
      screenshot: async (name) => { await page.screenshot({ path: join(artifacts, `firefox-${name}.png`) }); },
      close: () => page.close(),
    };
  };
  const shown_tab = (): Promise<number> => window.run(`ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs').ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab)`);
  const say_yes = async (): Promise<string> => {
    for (;;) {
      const asked = await window.run<string | null>(`(() => { const question = PopupNotifications.panel?.state === 'open' ? PopupNotifications.panel.firstElementChild : null;
        question?.button.click(); return question ? question.textContent : null; })()`);
      if (asked !== null) return asked;
      await new Promise((later) => { setTimeout(later, 100); });
    }
  };
  return { name: 'firefox', open, own, shown_tab, say_yes, close: () => browser.close() };
}
