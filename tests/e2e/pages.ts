// The pages the browsers open, all served from this machine.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostile_page } from './hostile_pages.ts';
import { make_pdf } from './pdf.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shared_article = join(root, '../shared/eval/pages/first-article.fr.txt');

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

// A newspaper's page around an article: a menu, a comment form and a footer that aren't the article.
function newspaper(lang: string, title: string, article: string): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${escape(title)}</title>
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta property="article:published_time" content="2025-01-28T09:00:00+01:00">
<style>body{margin:0;font:18px/1.65 Georgia,"Liberation Serif",serif;color:#1c1c1c;background:#fff}nav{padding:14px 24px;background:#f3efe8}nav a{margin-right:16px}
article{max-width:40rem;margin:28px auto;padding:0 18px}h1{line-height:1.2;font-size:34px}blockquote{margin-inline:0;padding-inline-start:18px;border-inline-start:3px solid #d8cdb8}a{color:#0b4f8a}
footer{padding:18px 24px;background:#222;color:#ddd;font-size:14px}
@media(prefers-color-scheme:dark){:root{color-scheme:dark}body{color:#e4e4e4;background:#16181c}nav{background:#22252b}a{color:#8ab8f0}}</style></head>
<body><nav aria-label="Menu"><a href="/">${lang === 'fr' ? 'Accueil' : 'Home'}</a><a href="/tech">Tech</a><a href="/top">${lang === 'fr' ? 'Les 10 articles du jour' : 'Today’s top 10'}</a></nav>
<main>${article}</main><footer>© 2025 ${lang === 'fr' ? 'Le Courrier d’essai – 12 rue du Port' : 'The Test Courier – 12 Harbour Street'}</footer></body></html>`;
}

const sample = (name: string): string => readFileSync(join(root, 'web/demo/samples', name), 'utf8');

// The article people send us first, where the evaluation folder is there: its text, one paragraph a line.
export const has_first_article = existsSync(shared_article);
function first_article(): string {
  const lines = readFileSync(shared_article, 'utf8').split('\n').map((l) => l.trim()).filter((l) => l !== '');
  const body = lines.map((line) => (/^https?:\S+$/.test(line) ? `<blockquote class="twitter-tweet"><a href="${escape(line)}">${escape(line)}</a></blockquote>` : `<p>${escape(line)}</p>`));
  return newspaper('fr', 'Meta et DeepSeek', `<article>${body.join('\n')}</article>`);
}

// Real pages of real publishers, where the evaluation folder is there. Served without their scripts and without the network:
// what they are is their markup and their styles.
const shared_pages = join(root, '../shared/eval/pages/html');
export const has_real_pages = existsSync(shared_pages);
const real_page = (name: string): string | null => {
  const file = join(shared_pages, `${name}.html`);
  return /^[\w-]+$/.test(name) && existsSync(file) ? readFileSync(file, 'utf8') : null;
};

// Pages of kinds that are not quite HTML, or that are shut in.
const story = 'The mayor said the bridge cost $35 million, and that 17 lamps stand on it, which is more than the old one ever had.';
const odd_pages: Readonly<Record<string, { type: string; body: string; policy?: string }>> = {
  xhtml: { type: 'application/xhtml+xml', body: `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title>A bridge</title><link rel="icon" href="data:,"/></head><body><article><h1>A bridge</h1><p>${story}</p></article></body></html>` },
  plain: { type: 'text/plain; charset=utf-8', body: `A bridge\n\n${story}\n` },
  sandbox: { type: 'text/html; charset=utf-8', policy: 'sandbox allow-scripts', body: `<!doctype html><html lang="en"><title>A bridge</title><link rel="icon" href="data:,"><article><h1>A bridge</h1><p>${story}</p></article></html>` },
  picture: { type: 'image/svg+xml', body: `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><text x="4" y="20">It cost $35 million.</text></svg>` },
};

function page(path: string, port: number): string | null {
  switch (path) {
    case '/salles-de-crise': return newspaper('fr', 'Face à DeepSeek, Meta ouvre quatre salles de crise', sample('salles-de-crise.fr.html'));
    case '/tide': return newspaper('en', 'Port Ellery’s tidal plant pays its way', sample('tide.en.html'));
    case '/first-article': return has_first_article ? first_article() : null;
    // On a site of their own: a page's links to itself are no sources.
    case '/sources': return readFileSync(join(root, 'tests/e2e/pages/checked.fr.html'), 'utf8').replaceAll('{{sources}}', `http://localhost:${port}`);
    case '/sources-en': return readFileSync(join(root, 'tests/e2e/pages/checked.en.html'), 'utf8').replaceAll('{{sources}}', `http://localhost:${port}`);
    // Its sources on a site that the reader hasn't allowed.
    case '/asks': return readFileSync(join(root, 'tests/e2e/pages/checked.en.html'), 'utf8').replaceAll('{{sources}}', `http://archive.localhost:${port}`);
    case '/pdfs': return readFileSync(join(root, 'tests/e2e/pages/pdfs.fr.html'), 'utf8').replaceAll('{{sources}}', `http://localhost:${port}`);
    case '/shape': return readFileSync(join(root, 'tests/e2e/pages/shape.fr.html'), 'utf8');
    case '/two-articles': return embedded('/element/citelight-article.js');
    // The element's files on another site than the page, as on a content network.
    case '/embedded-from-elsewhere': return embedded(`http://localhost:${port}/element/citelight-article.js`);
    case '/empty': return '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Empty</title><body></body></html>';
    case '/unknown-language': return '<!doctype html><html lang="eu"><link rel="icon" href="data:,"><title>Kaixo</title><body><article><p>Hau 100 hitzeko testu bat da.</p></article></body></html>';
    default: return path.startsWith('/hostile/') ? hostile_page(path.slice('/hostile/'.length)) : null;
  }
}

// A publisher's page that brings the element itself; one article in each language, and one that is no article of ours.
function embedded(script: string): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Deux articles</title><link rel="icon" href="data:,">
<script type="module" src="${script}"></script></head><body><p id="outside">Hors de l’article, 77 figures ne sont pas lues.</p>
<citelight-article published="2025-01-28">${sample('salles-de-crise.fr.html')}</citelight-article>
<citelight-article lang="en" marks="number" ui-lang="en">${sample('tide.en.html')}</citelight-article></body></html>`;
}

// The sources that /sources cites: two that answer, and every way of not answering.
const filler = 'Le conseil du port s’est réuni mardi pour examiner les comptes et le plan des travaux de l’an prochain, sans prendre de décision. ';
const report_en = (line: string): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Report</title><body><article><h1>Annual report</h1><p>The board met on Tuesday to go through the accounts and next year’s plan of works.</p><p>${line}</p></article></body></html>`;
const report = (line: string): string => `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Rapport</title><body><article><h1>Rapport annuel</h1><p>${filler}</p><p>${line}</p><p>${filler}</p></article></body></html>`;

function harbour_report(): Buffer {
  const words = 'Le conseil du port s’est réuni mardi pour examiner les comptes et le plan des travaux, sans';
  return make_pdf([
    ['# Rapport annuel du port de Brévan', '', words, 'prendre de décision. Il se réunira de nouveau au printemps, a dit son secrétaire.', '', '1'],
    ['# Le trafic', '', 'En 2023, le port de Brévan a traité 12 450 conte-', 'neurs, soit un dixième de plus que l’année précédente.', '', '2'],
    ['# Les comptes', '', 'En 2023, le port de Brévan employait 230 dockers, selon la préfecture.', '', '3'],
  ]);
}

/** What each source was asked with; `cookie` and `referer` must never be among it. */
/** Requests that never got their answer, once the browser let go of them. */
export const let_go: string[] = [];
export const asked_with: { path: string; headers: Record<string, unknown> }[] = [];

function source(name: string, request: IncomingMessage, response: ServerResponse): void {
  asked_with.push({ path: name, headers: { ...request.headers } });
  const html = (text: string): void => { response.setHeader('Content-Type', 'text/html; charset=utf-8'); response.end(text); };
  switch (name) {
    case 'bonne': html(report('En 2023, le port de Brévan a traité 12 450 conteneurs.')); return;
    case 'autre': html(report('En 2023, le port de Brévan employait 230 dockers, selon la préfecture.')); return;
    case 'annual': html(report_en('In 2023 the port of Brevan handled 12,450 containers.')); return;
    case 'staff': html(report_en('In 2023 the port of Brevan employed 230 dockers, according to the prefecture.')); return;
    case 'lente': response.once('close', () => { let_go.push(name); }); return;  // never answers
    case 'boucle': response.writeHead(302, { Location: '/source/boucle' }); response.end(); return;
    case 'enorme': {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      const pour = (): void => { while (!response.destroyed && response.write('x'.repeat(65_536))); if (!response.destroyed) response.once('drain', pour); };
      pour();
      return;
    }
    case 'rapport.pdf': case 'sans-type.pdf':
      response.setHeader('Content-Type', name === 'rapport.pdf' ? 'application/pdf' : 'application/octet-stream');
      response.end(harbour_report());
      return;
    case 'scan.pdf': response.setHeader('Content-Type', 'application/pdf'); response.end(make_pdf([['un', 'deux', 'trois']], { scanned: true })); return;
    case 'ferme.pdf': response.setHeader('Content-Type', 'application/pdf'); response.end(make_pdf([['Rien à voir.']], { locked: true })); return;
    case 'casse.pdf': response.setHeader('Content-Type', 'application/pdf'); response.end('%PDF-1.7\nceci n’en est pas un'); return;
    case 'image': response.setHeader('Content-Type', 'image/png'); response.end(Buffer.from([137, 80, 78, 71])); return;
    case 'latin': {
      response.setHeader('Content-Type', 'text/html; charset=iso-8859-1');
      response.end(Buffer.from(report('Le phare date de 1874 ; sa portée a été relevée à 24 milles.'.normalize('NFC')).replaceAll('’', "'"), 'latin1'));
      return;
    }
    case 'coupee': response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': '100000' }); response.write('<p>La digue mesure'); setTimeout(() => { response.destroy(); }, 50); return;
    default: response.statusCode = 404; response.end('not found');
  }
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json' };

export interface Site { readonly origin: string; close(): Promise<void> }

// `strict` pages come with a content policy and Trusted Types that forbid nearly everything.
export async function serve(demo = join(root, 'build/demo-e2e'), element = join(root, 'build/element-e2e')): Promise<Site> {
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.searchParams.has('strict')) {
      response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'");
    }
    if (url.pathname === '/favicon.ico') { response.statusCode = 204; response.end(); return; }
    const odd = odd_pages[url.pathname.slice(5)];
    if (url.pathname.startsWith('/odd/') && odd) {
      response.setHeader('Content-Type', odd.type);
      if (odd.policy) response.setHeader('Content-Security-Policy', odd.policy);
      response.end(odd.body);
      return;
    }
    if (url.pathname.startsWith('/real/')) {
      const html = real_page(url.pathname.slice(6));
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
      response.statusCode = html === null ? 404 : 200;
      response.end(html ?? 'not found');
      return;
    }
    if (url.pathname.startsWith('/source/')) { source(url.pathname.slice(8), request, response); return; }
    const html = page(url.pathname, request.socket.localPort ?? 0);
    if (html !== null) { response.setHeader('Content-Type', 'text/html; charset=utf-8'); response.end(html); return; }
    const folder = url.pathname.startsWith('/demo/') ? demo : url.pathname.startsWith('/element/') ? element : null;
    if (folder !== null) {
      const file = join(folder, normalize(url.pathname.slice(url.pathname.indexOf('/', 1))).replace(/[/\\]$/, '/index.html'));
      if (file.startsWith(folder) && existsSync(file)) {
        if (folder === element) response.setHeader('Access-Control-Allow-Origin', '*');
        response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
        response.end(readFileSync(file));
        return;
      }
    }
    response.statusCode = 404;
    response.end('not found');
  });
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((done) => { server.close(() => { done(); }); server.closeAllConnections(); }),
  };
}
