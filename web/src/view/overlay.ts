// Where there are no CSS Custom Highlights to be had: boxes drawn over the words, inside our own shadow
// root. Only what is in view is drawn; scrolling and resizing draw again, once a frame.
import { shift_to, shifted } from './frames.ts';
import type { Painter } from './marks.ts';

export function overlay_painter(root: ShadowRoot, window: Window): Painter & { stop(): void } {
  const layer = root.ownerDocument.createElement('div');
  layer.className = 'overlay';
  layer.setAttribute('aria-hidden', 'true');
  root.append(layer);
  const groups = new Map<string, readonly Range[]>();
  let frame = 0;

  const draw = (): void => {
    frame = 0;
    const boxes: HTMLElement[] = [];
    for (const [name, ranges] of groups) {
      for (const range of ranges) {
        const by = shift_to(root.ownerDocument, range.startContainer);
        for (const inner of range.getClientRects()) {
          const rect = shifted(inner, by);
          if (rect.bottom < 0 || rect.top > window.innerHeight || rect.width === 0) continue;
          const box = root.ownerDocument.createElement('i');
          box.className = name;
          box.style.cssText = `left:${rect.left}px;top:${rect.top}px;width:${rect.width}px;height:${rect.height}px`;
          boxes.push(box);
        }
      }
    }
    layer.replaceChildren(...boxes);
  };
  const later = (): void => { frame ||= window.requestAnimationFrame(draw); };
  window.addEventListener('scroll', later, { passive: true, capture: true });
  window.addEventListener('resize', later, { passive: true });
  return {
    change: (name, gone, come) => {
      const out = new Set(gone);
      const ranges = [...(groups.get(name) ?? []).filter((range) => !out.has(range)), ...come];
      if (ranges.length > 0) groups.set(name, ranges); else groups.delete(name);
      later();
    },
    paint: (given) => {
      for (const [name, ranges] of given) if (ranges.length > 0) groups.set(name, ranges); else groups.delete(name);
      later();
    },
    clear: () => { groups.clear(); later(); },
    stop: () => {
      window.removeEventListener('scroll', later, { capture: true });
      window.removeEventListener('resize', later);
      window.cancelAnimationFrame(frame);
      layer.remove();
    },
  };
}

// marks_css speaks of ::highlight(name); the boxes wear the same names as classes.
export function overlay_css(marks: string): string {
  const boxes = marks
    .replace(/::highlight\(([\w-]+)\)/g, '.overlay .$1')
    .replace(/text-decoration:underline (\w+) ([^;}]+?) (\d)px/g, 'border-bottom:$3px $1 $2')
    .replace(/;color:\w+/g, '');
  return `.overlay{position:fixed;inset:0;pointer-events:none;z-index:2147483646}.overlay i{position:fixed;box-sizing:border-box}${boxes}`;
}
