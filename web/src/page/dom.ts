// What the other files ask of an element: is it a block, is it seen, what is it called.

const block_tags = new Set(('ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
  'H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LEGEND LI MAIN MENU NAV OL P PRE SEARCH SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL').split(' '));
const unread_tags = new Set(('SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE TEXTAREA SELECT OPTION DATALIST INPUT BUTTON OBJECT APPLET VIDEO AUDIO CANVAS ' +
  'SVG IMG MAP METER PROGRESS RP RT RTC LINK META NOFRAMES').split(' '));

export function tag_of(element: Element): string {
  return element.tagName.toUpperCase();
}
export function is_block_tag(element: Element): boolean {
  return block_tags.has(tag_of(element));
}
export function is_unread(element: Element): boolean {
  return unread_tags.has(tag_of(element));
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

// Text for screen readers alone: the names every CSS framework gives it.
const reader_only = /(^|[\s_-])(sr-only|visually-?hidden|screen-?reader(-text|-only)?|u-hidden-visually|offscreen)(\s|$)/i;

/** Never seen by a reader, going by the markup alone. */
export function is_hidden_by_markup(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  const aria = element.getAttribute('aria-hidden');
  if (aria !== null && aria !== 'false') return true;
  if (element.hasAttribute('popover')) return true;
  if (tag_of(element) === 'DIALOG' && !element.hasAttribute('open')) return true;
  const style = element.getAttribute('style');
  if (style && /display\s*:\s*none|visibility\s*:\s*(hidden|collapse)/i.test(style)) return true;
  const name = element.getAttribute('class');
  return name !== null && reader_only.test(name);
}

export interface Look { block: boolean; hidden: boolean; pre: boolean }

/** How the element is shown: by its computed style where there is a layout, else by its tag. */
export function look_of(element: Element, layout: boolean): Look {
  const tag = tag_of(element);
  if (!layout) return { block: block_tags.has(tag), hidden: false, pre: tag === 'PRE' };
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (!style || style.display === '') return { block: block_tags.has(tag), hidden: false, pre: tag === 'PRE' };
  const display = style.display;
  // One pixel, cut off: text for screen readers, whatever its class is called.
  const clipped = style.position === 'absolute' && style.overflow === 'hidden' && parseFloat(style.width) <= 1 && parseFloat(style.height) <= 1;
  // A floated initial computes to "block" and is still its word's first letter.
  const floated = style.float !== 'none' && !block_tags.has(tag);
  return {
    block: !floated && !/^(inline|contents|ruby)/.test(display),
    hidden: display === 'none' || style.visibility === 'hidden' || style.visibility === 'collapse' || clipped,
    pre: /^(pre|break-spaces)/.test(style.whiteSpace),
  };
}

/** The words an element is called by: class and id, cut at punctuation and at capitals, in lower case. */
export function names_of(element: Element): string[] {
  const all = `${element.getAttribute('class') ?? ''} ${element.id ?? ''}`;
  if (all.length < 2) return [];
  return all.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/).filter(Boolean);
}

/** Children as rendered: an open shadow root in its host's place, what is slotted in its slot's. */
export function children_of(node: Node): ArrayLike<Node> {
  const shadow = (node as Element).shadowRoot;
  if (shadow) return shadow.childNodes;
  if (node.nodeName === 'SLOT' && node.getRootNode() !== node.ownerDocument) {
    const given = (node as HTMLSlotElement).assignedNodes?.({ flatten: true });
    if (given && given.length > 0) return given;
  }
  return node.childNodes;
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
