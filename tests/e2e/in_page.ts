// What the tests ask of a page from inside it. Each function is sent to the browser as text, so it
// may use nothing but its argument.

export interface Marked { readonly name: string; readonly text: string }

// Every mark that the browser holds for this page: highlight name and the words under it.
export function marked(_: null): Marked[] {
  const found: Marked[] = [];
  CSS.highlights.forEach((highlight, name) => {
    if (name.startsWith('citelight-')) highlight.forEach((range) => { found.push({ name, text: range.toString() }); });
  });
  return found;
}

export function has_marks(_: null): boolean {
  let found = false;
  CSS.highlights.forEach((highlight, name) => { found ||= /^citelight-(number|speaker|date)-/.test(name) && highlight.size > 0; });
  return found;
}

// Brings the nth place of `text` to the middle of the window: its middle, in viewport pixels.
export function place_of({ text, nth }: { text: string; nth: number }): { x: number; y: number } | null {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let left = nth;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node.nodeValue ?? '').indexOf(text);
    if (at < 0 || left-- > 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const rect = range.getClientRects()[0];
    return rect ? { x: rect.left + Math.min(rect.width / 2, 12), y: rect.top + rect.height / 2 } : null;
  }
  return null;
}

// The words of the open card; null while none is open. Test builds leave the shadow root open.
export function card_text(_: null): string | null {
  const card = document.querySelector('citelight-card')?.shadowRoot?.querySelector<HTMLElement>('.card');
  return card && !card.hidden && card.matches(':popover-open') ? card.innerText : null;
}

// Where the open card is, in viewport pixels.
export function card_box(_: null): { left: number; top: number; bottom: number } | null {
  const card = document.querySelector('citelight-card')?.shadowRoot?.querySelector<HTMLElement>('.card');
  if (!card || card.hidden) return null;
  const { left, top, bottom } = card.getBoundingClientRect();
  return { left, top, bottom };
}

export function card_says(words: string): string | false {
  const card = document.querySelector('citelight-card')?.shadowRoot?.querySelector<HTMLElement>('.card');
  if (!card || card.hidden || !card.matches(':popover-open')) return false;
  // What parts the digits of a number is the reader's locale's, not the page's.
  const even = (text: string): string => text.replace(/[\s.,]/g, '');
  return even(card.innerText).includes(even(words)) ? card.innerText : false;
}

// The same for a pattern: the two browsers speak two languages.
export function card_matches(pattern: string): string | false {
  const card = document.querySelector('citelight-card')?.shadowRoot?.querySelector<HTMLElement>('.card');
  if (!card || card.hidden || !card.matches(':popover-open')) return false;
  return new RegExp(pattern).test(card.innerText) ? card.innerText : false;
}

// The middle of the open card's "Check source" button.
export function place_of_check(_: null): { x: number; y: number } | null {
  const button = document.querySelector('citelight-card')?.shadowRoot?.querySelector<HTMLElement>('.card button.check');
  button?.scrollIntoView({ block: 'nearest' });
  const rect = button?.getBoundingClientRect();
  return rect ? { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 } : null;
}

// Where the open card's "Open the passage" leads.
export function passage_link(_: null): string | null {
  return document.querySelector('citelight-card')?.shadowRoot?.querySelector<HTMLAnchorElement>('.card .passage a')?.href ?? null;
}

export function card_is_closed(_: null): boolean {
  const card = document.querySelector('citelight-card')?.shadowRoot?.querySelector<HTMLElement>('.card');
  return !card || card.hidden;
}

// The page as its publisher made it and as it lies: its markup without our host element, and where every element stands.
export function as_it_stands(_: null): { markup: string; boxes: string } {
  const copy = document.documentElement.cloneNode(true) as Element;
  copy.querySelector('citelight-card')?.remove();
  const boxes = [...document.querySelectorAll('body, body *')].filter((e) => e.localName !== 'citelight-card')
    .map((e) => { const r = e.getBoundingClientRect(); return `${e.localName} ${r.x + scrollX} ${r.y + scrollY} ${r.width} ${r.height}`; }).join('\n');
  return { markup: copy.outerHTML, boxes };
}

export interface Spot { readonly name: string; readonly text: string; readonly nth: number }

// Every mark that the reader could point at, once it is scrolled to, and those that have no box at all.
export function spots(_: null): { seen: Spot[]; lost: string[] } {
  const seen: Spot[] = [];
  const lost: string[] = [];
  CSS.highlights.forEach((highlight, name) => {
    if (!/^citelight-(number|speaker|date)-/.test(name)) return;
    let nth = -1;
    highlight.forEach((range) => {
      nth++;
      const holder = range.startContainer.parentElement;
      const box = (): DOMRect | undefined => Array.from((range as Range).getClientRects()).find((r) => r.width > 0 && r.height > 0);
      if (!holder || !box()) { lost.push(`no box: ${range.toString()}`); return; }
      holder.scrollIntoView({ block: 'center', behavior: 'instant' });
      const rect = box()!;
      const at = document.elementFromPoint(rect.left + Math.min(rect.width / 2, 12), rect.top + rect.height / 2);
      // A page's own bar or banner may lie over it; then the place can't be pointed at, which is no fault of the mark's.
      if (at && (at === holder || holder.contains(at) || at.contains(holder))) seen.push({ name, text: range.toString(), nth });
    });
  });
  return { seen, lost };
}

// Brings a mark to the middle of the window: its place in viewport pixels.
export function bring({ name, nth }: Spot): { x: number; y: number } {
  const range = Array.from(CSS.highlights.get(name)!)[nth] as Range;
  range.startContainer.parentElement!.scrollIntoView({ block: 'center', behavior: 'instant' });
  const rect = Array.from(range.getClientRects()).find((r) => r.width > 0 && r.height > 0)!;
  return { x: rect.left + Math.min(rect.width / 2, 12), y: rect.top + rect.height / 2 };
}

// Whether the open card lies over its own mark's middle.
export function card_covers({ x, y }: { x: number; y: number }): boolean {
  const card = document.querySelector('citelight-card')?.shadowRoot?.querySelector<HTMLElement>('.card');
  const box = card?.getBoundingClientRect();
  return box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

// Marks that begin or end beside their words: with a space, other than where a mark goes on in the next node.
export function ragged(_: null): string[] {
  const found: string[] = [];
  CSS.highlights.forEach((highlight, name) => {
    if (!/^citelight-(number|speaker|date)-/.test(name)) return;
    highlight.forEach((range) => {
      const text = range.toString();
      const length = range.endContainer.nodeValue?.length ?? 0;
      if ((/^\s/.test(text) && (range.startContainer.nodeValue ?? '').slice(0, range.startOffset).trim() !== '')
        || (/\s$/.test(text) && (range.endContainer.nodeValue ?? '').slice(range.endOffset, length).trim() !== '')) found.push(text);
    });
  });
  return found;
}
