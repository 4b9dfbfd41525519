import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { compiled_at_once } from '../web/vite/compiled_at_once.ts';

const here = dirname(fileURLToPath(import.meta.url));
const strings = join(here, '../web/src/strings');
const engine = dirname(createRequire(import.meta.url).resolve('@citelight/engine/citelight.wasm'));
const packs = join(engine, 'packs');

// Preact can set innerHTML (dangerouslySetInnerHTML); we never do, and the stores' checkers object to the very code.
function without_inner_html(): Plugin {
  return {
    name: 'without-inner-html',
    transform(code, id) {
      if (!/[\\/]preact[\\/]dist[\\/]preact\.(module\.js|mjs)$/.test(id)) return null;
      const out = code.replace(/\b\w+\.innerHTML=\w+\.__html/g, 'void 0');
      if (/\.innerHTML=(?!"")/.test(out) || out === code) this.error('preact sets innerHTML in another way than it did: wxt.config.ts');
      return { code: out, map: null };
    },
  };
}

// pdf.js can fetch decoders for pictures and parts of itself as code. We read text alone; the doors are walled up,
// so that there is nothing to find for whoever looks for remote code, eval, or a way to markup.
function pdf_without_doors(): Plugin {
  return {
    name: 'pdf-without-doors',
    transform(code, id) {
      if (!/[\\/]pdfjs-dist[\\/].*\.mjs$/.test(id)) return null;
      const out = code
        .replace(/\bawait import\(\s*(?:\/\*[^*]*\*\/\s*)*(?:this\.workerSrc|`[^`]*`)\s*\)/g, "(() => { throw new Error('no code is loaded'); })()")
        .replace(/`await import\("[^`]*`/g, "''")
        .replace(/\|\| Function\('return this'\)\(\)/g, '')
        .replaceAll('import.meta.url', "''");
      if (/\bimport\(|\bFunction\(['"]|\bnew Function\(|\beval\(/.test(out.replace(/^\s*(?:\/\/|\*).*$/gm, ''))) this.error('pdf.js loads code in another way than it did: wxt.config.ts');
      return { code: out, map: null };
    },
  };
}

export default defineConfig({
  outDir: '../build/extension',
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  hooks: {
    // Files that other rooms own: the engine, its packs, and the one catalogue of strings.
    'build:publicAssets': (_, files) => {
      for (const name of ['citelight.wasm', 'citelight-verify.wasm']) files.push({ absoluteSrc: join(engine, name), relativeDest: `engine/${name}` });
      for (const pack of readdirSync(packs)) files.push({ absoluteSrc: join(packs, pack), relativeDest: `engine/packs/${pack}` });
      for (const name of readdirSync(strings)) {
        if (name.endsWith('.json')) files.push({ absoluteSrc: join(strings, name), relativeDest: `_locales/${name.slice(0, -5)}/messages.json` });
      }
    },
  },
  // The oldest browsers the manifest admits: nothing newer is rewritten, light-dark() above all.
  vite: () => ({ plugins: [without_inner_html(), pdf_without_doors(), compiled_at_once('page.js')], build: { target: ['chrome123', 'firefox140'], cssTarget: ['chrome123', 'firefox140'], modulePreload: { polyfill: false } } }),
  manifest: ({ browser, mode }) => ({
    name: '__MSG_ext_name__',
    description: '__MSG_ext_description__',
    default_locale: 'en',
    // docs/privacy.md says what each is for; nothing else may be added without it.
    permissions: ['activeTab', 'scripting', 'storage', 'contextMenus', ...(browser === 'chrome' ? ['sidePanel', 'offscreen'] : [])],
    // Tests can't answer the browser's own question: their build may read the test servers from the start.
    ...(mode === 'e2e' ? { host_permissions: ['http://127.0.0.1/*', 'http://localhost/*'] } : {}),
    // One pattern for both schemes, as every request of ours is: Firefox takes http and https apart for no part of it.
    optional_host_permissions: ['*://*/*'],
    action: { default_title: '__MSG_ext_name__' },
    icons: Object.fromEntries([16, 32, 48, 96, 128].map((size) => [size, `icon/${size}.png`])),
    commands: {
      // Alt+Shift with C, P, W, X and Z are Chromium's own (groups of tabs), with A, B, I and T too.
      run: { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_cmd_run__' },
      next: { suggested_key: { default: 'Alt+Shift+Down' }, description: '__MSG_cmd_next__' },
      previous: { suggested_key: { default: 'Alt+Shift+Up' }, description: '__MSG_cmd_previous__' },
      check: { suggested_key: { default: 'Alt+Shift+V' }, description: '__MSG_cmd_check__' },
    },
    // http and https are for the one request a reader asks for: the source of a claim (docs/privacy.md).
    content_security_policy: {
      extension_pages: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self' http: https:",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: '{3f7d6a52-8c1e-4b0f-9a34-51c07b8d2e96}',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '123' }),
  }),
});
