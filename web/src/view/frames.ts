// Frames of the page's own site and open shadow roots hold words too: where a point lies in them, and where in the window
// what they hold is.
import { frame_document } from '../page/dom.ts';

export interface Shift { readonly x: number; readonly y: number }

// From the viewport of the node's own document to that of `top`, in CSS pixels.
export function shift_to(top: Document, node: Node): Shift {
  let x = 0;
  let y = 0;
  for (let at: Document | null = node.ownerDocument; at && at !== top;) {
    const frame: Element | null | undefined = at.defaultView?.frameElement;
    if (!frame) break;
    const { left, top: above } = frame.getBoundingClientRect();
    x += left + frame.clientLeft;
    y += above + frame.clientTop;
    at = frame.ownerDocument;
  }
  return { x, y };
}

// The element of `top` that holds the node: the outermost frame around it, or its own parent.
export function holder_in(top: Document, node: Node): Element | null {
  let element: Element | null = node.parentElement;
  while (element && element.ownerDocument !== top) element = element.ownerDocument.defaultView?.frameElement ?? null;
  return element;
}

export const shifted = (rect: DOMRect, { x, y }: Shift): DOMRect => (x === 0 && y === 0 ? rect : new DOMRect(rect.x + x, rect.y + y, rect.width, rect.height));

export interface Caret { readonly node: Node; readonly offset: number; readonly x: number; readonly y: number }

// The place in the text under a point of the document's viewport; `x` and `y` are the point in the viewport of the node's
// own document.
export function caret_at(document: Document, x: number, y: number): Caret | null {
  const roots: ShadowRoot[] = [];
  let at = document.elementFromPoint(x, y);
  while (at?.shadowRoot && !roots.includes(at.shadowRoot)) {
    roots.push(at.shadowRoot);
    at = at.shadowRoot.elementFromPoint(x, y);
  }
  const inside = at && /^I?FRAME$/.test(at.nodeName) ? frame_document(at) : null;
  if (at && inside) {
    const { left, top } = at.getBoundingClientRect();
    return caret_at(inside, x - left - at.clientLeft, y - top - at.clientTop);
  }
  if (typeof document.caretPositionFromPoint === 'function') {
    const found = document.caretPositionFromPoint(x, y, { shadowRoots: roots });
    return found ? { node: found.offsetNode, offset: found.offset, x, y } : null;
  }
  // Safari and Chromium before 128.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset, x, y } : null;
}
