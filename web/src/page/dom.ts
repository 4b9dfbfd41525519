// What the other files ask of an element: is it a block, is it seen, what is it called.

const block_tags = new Set(('ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
  'H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LEGEND LI MAIN MENU NAV OL P PRE SEARCH SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL').split(' '));
const unread_tags = new Set(('SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE TEXTAREA SELECT OPTION DATALIST INPUT BUTTON OBJECT APPLET VIDEO AUDIO CANVAS ' +
  'SVG IMG MAP METER PROGRESS RP RT RTC LINK META NOFRAMES').split(' '));

export function tag_of(element: Element): string {
  return element.tagName.toUpperCase();
}
export function is_block_tag(tag: string): boolean {
  return block_tags.has(tag);
}
export function is_unread_tag(tag: string): boolean {
  return unread_tags.has(tag);
}
export function is_element(node: Node): node is Element {
  return node.nodeType === 1;
}
export function is_text(node: Node): node is Text {
  return node.nodeType === 3 || node.nodeType === 4;
}

/** Whether the document is laid out (a browser's tab); DOMs in Node and parsed strings are not. */
export function has_layout(document: Document): boolean {
  return document.defaultView !== null && (document.body?.getClientRects?.().length ?? 0) > 0;
}

// Text for screen readers alone: the names every CSS framework gives it, some behind a word of the page's own ("my-sr-only").
const reader_names = ['sr-only', 'visually-hidden', 'visuallyhidden', 'screen-reader', 'screenreader', 'screen-reader-text', 'screenreader-text', 'screen-reader-only', 'screenreader-only', 'u-hidden-visually', 'offscreen'];
const reader_only = (name: string): boolean => reader_names.some((one) => name.endsWith(one) && (name.length === one.length || '-_'.includes(name[name.length - one.length - 1]!)) && !name.endsWith(`not-${one}`));

/** Whether the attribute hides its element. */
export function hides(element: Element, name: string): boolean {
  switch (name) {
    case 'hidden': case 'popover': return true;
    case 'aria-hidden': return element.getAttribute(name) !== 'false';
    case 'style': return /display\s*:\s*none|visibility\s*:\s*(hidden|collapse)/i.test(element.getAttribute(name) ?? '');
    case 'class': return (element.getAttribute(name) ?? '').toLowerCase().split(/\s+/).some(reader_only);
    default: return false;
  }
}

/** Never seen by a reader, going by the markup alone. */
export function is_hidden_by_markup(element: Element): boolean {
  return (tag_of(element) === 'DIALOG' && !element.hasAttribute('open')) || element.getAttributeNames().some((name) => hides(element, name));
}

export interface Look { block: boolean; hidden: boolean; pre: boolean }

const by_tag = (tag: string): Look => ({ block: block_tags.has(tag), hidden: false, pre: tag === 'PRE' });

/** How the element is shown: by its computed style where there is a layout, else by its tag. */
export function look_of(element: Element, layout: boolean): Look {
  const tag = tag_of(element);
  const style = layout ? element.ownerDocument.defaultView?.getComputedStyle(element) : undefined;
  const display = style?.display;
  // Every question to a style costs; most elements need three.
  if (!style || !display) return by_tag(tag);
  if (display === 'none') return { block: false, hidden: true, pre: false };
  const visibility = style.visibility;
  const pre = /^(pre|break-spaces)/.test(style.whiteSpace);
  let hidden = visibility === 'hidden' || visibility === 'collapse';
  if (/^(inline$|contents|ruby)/.test(display)) return { block: false, hidden, pre };
  // One pixel, cut off: text for screen readers, whatever its class is called.
  hidden ||= style.position === 'absolute' && style.overflow === 'hidden' && parseFloat(style.width) <= 1 && parseFloat(style.height) <= 1;
  // A floated initial computes to "block" and is still its word's first letter.
  return { block: !display.startsWith('inline') && (block_tags.has(tag) || style.float === 'none'), hidden, pre };
}

/** The words an element is called by: class and id, cut at punctuation and at capitals, in lower case. */
export function names_of(element: Element): string[] {
  return names_in(naming_of(element));
}
/** Class and id as written; a heading's id is made of its own words ("the-tools-we-use"), to be linked to. */
export function naming_of(element: Element): string {
  const called = element.getAttribute('class') ?? '';
  return /^H[1-6]$/.test(tag_of(element)) ? called : `${called} ${element.id ?? ''}`;
}
export function names_in(all: string): string[] {
  return all.length < 2 ? [] : all.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/).filter(Boolean);
}

/** What is rendered in the place of the element's own children: its open shadow root's, or what is slotted; null where they are its own. */
export function children_instead(node: Node): ArrayLike<Node> | null {
  const shadow = (node as Element).shadowRoot;
  if (shadow) return shadow.childNodes;
  if (node.nodeName === 'SLOT' && node.getRootNode() !== node.ownerDocument) {
    const given = (node as HTMLSlotElement).assignedNodes?.({ flatten: true });
    if (given && given.length > 0) return given;
  }
  return null;
}

/** Children as rendered. */
export function children_of(node: Node): ArrayLike<Node> {
  return children_instead(node) ?? node.childNodes;
}

/** The document of a frame of the same origin, where it holds any text. */
export function frame_document(element: Element): Document | null {
  try {
    const inside = (element as HTMLIFrameElement).contentDocument;
    return inside?.body && (inside.body.textContent ?? '').trim() !== '' ? inside : null;
  } catch {
    return null;
  }
}
