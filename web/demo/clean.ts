// Foreign HTML → the few elements an article is made of. The tree is built anew from an
// allow-list: no script, style, handler or form survives, because nothing is kept by default.
const kept: Readonly<Record<string, string>> = {
  P: 'p', H1: 'h1', H2: 'h2', H3: 'h3', H4: 'h3', H5: 'h3', H6: 'h3', UL: 'ul', OL: 'ol', LI: 'li', BLOCKQUOTE: 'blockquote',
  A: 'a', EM: 'em', I: 'em', STRONG: 'strong', B: 'strong', SUP: 'sup', SUB: 'sub', Q: 'q', CITE: 'cite', BR: 'br',
  FIGURE: 'figure', FIGCAPTION: 'figcaption', TABLE: 'table', CAPTION: 'caption', THEAD: 'thead', TBODY: 'tbody', TR: 'tr', TH: 'th', TD: 'td',
};
const dropped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'SVG', 'MATH', 'FORM', 'INPUT', 'BUTTON',
  'SELECT', 'TEXTAREA', 'NAV', 'ASIDE', 'HEAD', 'TITLE', 'META', 'LINK', 'VIDEO', 'AUDIO', 'CANVAS']);
const blocks = new Set(['ADDRESS', 'ARTICLE', 'SECTION', 'DIV', 'MAIN', 'HEADER', 'FOOTER', 'DD', 'DT', 'DL', 'PRE']);
const paragraph_parts = 'p,h1,h2,h3,ul,ol,blockquote,figure,table,div,article,section,main,header,footer,dl,pre';

function link_target(anchor: Element): string | null {
  const href = anchor.getAttribute('href') ?? '';
  if (/^#[\w-]+$/.test(href)) return href;
  try {
    const url = new URL(href);  // relative addresses have no meaning away from their page
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

function copy_into(to: Node, from: Node, document: Document): void {
  for (const child of from.childNodes) {
    if (child.nodeType === 3) { to.appendChild(document.createTextNode(child.nodeValue ?? '')); continue; }
    if (child.nodeType !== 1) continue;
    const element = child as Element;
    const tag = element.tagName.toUpperCase();
    if (dropped.has(tag)) continue;
    let name = kept[tag];
    // A block that holds no further block is a paragraph; any other wrapper melts away.
    if (!name && blocks.has(tag) && !element.querySelector(paragraph_parts) && element.textContent.trim() !== '') name = 'p';
    const href = name === 'a' ? link_target(element) : null;
    if (!name || (name === 'a' && !href)) { copy_into(to, element, document); continue; }
    const copy = document.createElement(name);
    if (href) copy.setAttribute('href', href);
    if (/^[\w-]{1,64}$/.test(element.id)) copy.id = element.id;  // where footnotes point
    copy_into(copy, element, document);
    to.appendChild(copy);
  }
}

// `html` may be a fragment or a whole page; of a page only its article, where it has one.
export function clean_html(html: string, document: Document): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const fragment = document.createDocumentFragment();
  copy_into(fragment, parsed.querySelector('article, main, [role=main]') ?? parsed.body, document);
  return fragment;
}

// Blank lines part paragraphs; where there are none, every line is one.
export function clean_text(text: string, document: Document): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const parts = text.replace(/\r\n?/g, '\n').split(/\n[^\S\n]*\n/);
  for (const part of parts.length > 1 ? parts : text.split(/\r?\n/)) {
    if (part.trim() === '') continue;
    const p = document.createElement('p');
    p.textContent = part.replace(/\s*\n\s*/g, ' ').trim();
    fragment.appendChild(p);
  }
  return fragment;
}
