// Pages that mean harm, or are built as if they did. Each is a whole page of its own; what each must not
// manage is in hostile.test.ts.
const article = `<article><h1>Le pont de Brévan</h1>
<p>Selon <a href="https://prefecture.example/rapport">la préfecture</a>, le pont a coûté 35 millions d’euros.</p>
<p>« Il tiendra cent ans », a assuré la maire, Jeanne Odier, qui attend 12 450 visiteurs en 2025.</p></article>`;

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

// Everything that a careless reader of pages would call is replaced before it comes: each answers with nonsense, or throws.
const overridden = (language_too: boolean): string => `<script>
  window.called = [];
  const trap = (name) => function () { window.called.push(name); throw new Error('trapped ' + name); };
  const replace = (object, names) => { for (const name of names) { try { Object.defineProperty(object, name, { configurable: true, writable: true, value: trap(name) }); } catch {} } };
  replace(Node.prototype, ['appendChild', 'insertBefore', 'contains', 'cloneNode']);
  replace(Element.prototype, ['attachShadow', 'append', 'getAttribute', 'querySelector', 'querySelectorAll', 'closest', 'matches', 'getBoundingClientRect', 'scrollIntoView']);
  replace(Document.prototype, ['createElement', 'createRange', 'createTreeWalker', 'querySelector', 'querySelectorAll']);
  replace(Range.prototype, ['setStart', 'setEnd', 'getClientRects', 'toString']);
  replace(window, ['getComputedStyle', 'fetch', 'postMessage', 'CSSStyleSheet', 'Worker']);
  Object.defineProperty(Node.prototype, 'textContent', { get: trap('textContent') });
  Object.defineProperty(CharacterData.prototype, 'data', { get: trap('data') });
  ${language_too ? `replace(Map.prototype, ['get', 'set', 'forEach']);
  replace(Promise.prototype, ['then', 'catch', 'finally']);
  replace(JSON, ['parse', 'stringify']);
  replace(window, ['requestAnimationFrame', 'MutationObserver', 'setTimeout', 'Map', 'Set', 'Promise', 'Array', 'Object', 'Highlight']);
  replace(Array.prototype, ['map', 'filter', 'find', 'push', 'join', 'slice']);` : ''}
</script>`;

// The page watches for us: it records every event of its own that comes out of our card, and looks for a way in.
const listening = `<script>
  window.seen = [];
  for (const type of ['click', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'keydown', 'keyup', 'focusin', 'input', 'copy']) {
    addEventListener(type, (event) => {
      const path = event.composedPath();
      seen.push({ type, target: event.target.localName ?? 'document', inside: path.some((n) => n instanceof ShadowRoot), trusted: event.isTrusted });
    }, true);
  }
  window.messages = [];
  addEventListener('message', (event) => { messages.push(event.data); });
</script>`;

const html_strings = `<article><h1>&lt;img src=x onerror="pwned=1"&gt;</h1>
<p>Selon &lt;script&gt;pwned=1&lt;/script&gt; la maire, le pont &lt;b onclick="pwned=1"&gt; a coûté 35 millions d’euros, a dit
<a href="https://source.example/&quot;&gt;&lt;img src=x onerror=pwned=1&gt;">Jeanne &lt;img src=x onerror="pwned=1"&gt; Odier</a>.</p>
<p>« &lt;svg onload="pwned=1"&gt; 12 % &lt;/svg&gt; », a assuré Jeanne Odier.</p></article>`;

const bad_links = `<article><p>Selon <a href="javascript:document.title='pwned'">la préfecture</a>, le pont a coûté 35 millions d’euros.</p>
<p>Selon <a href="data:text/html,<script>document.title='pwned'</script>">le port</a>, il a reçu 44 navires.</p>
<p>Selon <a href="  JaVaScRiPt:document.title='pwned'">la maire</a>, il reste 55 places.</p>
<p>Selon <a href="blob:https://a.example/1">le syndicat</a>, 66 dockers manquent.</p>
<p>Selon <a href="file:///etc/passwd">la région</a>, 77 ponts sont fermés.</p></article>`;

// A page that lays itself over everything, as high as pages can, and hides or moves what isn't its own.
const hiding = `<style>
  * { visibility: hidden !important; opacity: 0 !important; transform: translate(-4000px, 0) !important; pointer-events: none !important; }
  citelight-card, body > *, html > * { display: none !important; position: fixed !important; left: -9999px !important; clip-path: inset(50%) !important; width: 0 !important; height: 0 !important; overflow: hidden !important; }
  html, html > head + body, body > article, article * { display: block !important; visibility: visible !important; opacity: 1 !important; transform: none !important; position: static !important; clip-path: none !important; width: auto !important; height: auto !important; pointer-events: auto !important; }
  a { display: inline !important; }
</style>`;

// A lure under the card and a transparent layer over the page: the classic way to steal a click.
const clickjacking = `<style>#veil { position: fixed; inset: 0; z-index: 2147483647; opacity: 0; pointer-events: none; }</style><div id="veil"></div>
<script>
  // Whatever of ours comes into the page is pulled about: resized, made transparent, moved under the pointer.
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) {
      if (node.localName !== 'citelight-card') continue;
      node.style.cssText = 'opacity:0!important;position:fixed!important;inset:0!important;width:100vw!important;height:100vh!important;transform:scale(20)!important;z-index:-1!important';
      window.pulled = true;
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
</script>`;

const storm = `<script>
  // Every few milliseconds the page writes elsewhere, takes paragraphs out and puts them back.
  let beat = 0;
  const box = document.createElement('div');
  document.body.append(box);
  window.storm = setInterval(() => {
    beat += 1;
    box.replaceChildren(...Array.from({ length: 40 }, (_, i) => { const p = document.createElement('p'); p.textContent = 'Direct ' + (beat * 40 + i); return p; }));
    const last = document.querySelector('article').lastElementChild;
    document.querySelector('article').insertBefore(last.cloneNode(true), last);
    last.remove();
  }, 5);
</script>`;

const many = (): string => `${article}<section>${Array.from({ length: 20_000 }, (_, i) => `<p>Le <b>lot ${i}</b> vaut <i>${i} €</i>.</p>`).join('')}</section>`;

export function hostile_page(name: string): string | null {
  switch (name) {
    case 'overridden': return page(overridden(false), article);
    case 'overridden-all': return page(overridden(true), article);
    case 'listening': return page(listening, article);
    case 'html-strings': return page('', html_strings);
    case 'bad-links': return page('', bad_links);
    case 'hiding': return page(hiding, article);
    case 'clickjacking': return page('', article + clickjacking);
    case 'storm': return page('', article + storm);
    case 'many-nodes': return page('', many());
    // One text node of five megabytes: more than the engine takes, so the page is politely left.
    case 'one-node': return page('', `<article><p>${'Le pont a coûté 35 millions d’euros. '.repeat(140_000)}</p></article>`);
    // Just under what it takes.
    case 'long-node': return page('', `<article><p>${'Le pont a coûté 35 millions d’euros. '.repeat(25_000)}</p></article>`);
    // Readers of pages stop at a depth (400 elements); browsers' own parsers do so at 512.
    case 'deep': return page('', `${'<div>'.repeat(380)}${article}${'</div>'.repeat(380)}`);
    default: return null;
  }
}
