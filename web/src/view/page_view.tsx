// Marks and the card over one page. Everything it draws lives in one host element's shadow root;
// the page's own elements are never touched.
import { computePosition, flip, inline, offset, shift, size } from '@floating-ui/dom';
import { render } from 'preact';
import type { Check } from '../check/types.ts';
import type { PageDocument } from '../page/index.ts';
import type { Voice } from '../strings/voice.ts';
import type { View } from './attach.ts';
import { Card, first_focus, type Focus } from './card.tsx';
import card_css from './card.css?inline';
import check_css from './check.css?inline';
import { claim_as_text, wrong_mark_report } from './export.ts';
import { Marks, highlight_painter, type Hit } from './marks.ts';
import type { Item, Layer, Mark, Model } from './model.ts';
import { holder_in, shift_to, shifted } from './frames.ts';
import { overlay_css, overlay_painter } from './overlay.ts';
import { copy_text, save_file } from './save.ts';
import { ground_of, marks_css, type Look, type MarkState } from './theme.ts';
import tokens_css from './tokens.css?inline';
import { tone_of } from './verdict.tsx';

export interface ViewSettings {
  readonly layers: ReadonlySet<Layer>;
  readonly look: Look;
  readonly hover: boolean;  // open the card when the pointer rests on a mark
}

export const default_settings: ViewSettings = { layers: new Set<Layer>(['number', 'date', 'speaker']), look: 'full', hover: true };

export interface PageViewOptions {
  readonly voice: Voice;
  readonly settings?: ViewSettings;
  // Makes the highlight rules apply to the page; returns what takes them away. The extension asks
  // the browser to insert them, so that neither the page's CSP nor its scripts have a say.
  install_css(css: string): () => void;
  readonly shadow?: ShadowRootMode;  // `open` only in a test build
  on_open?(index: number | null): void;
  // Claims held against their sources, where the host can: what is known of one, and how to ask.
  readonly checks?: {
    of(item: Item): Check | null;
    can(item: Item): boolean;
    ask(item: Item): void;
    readonly label?: string;
  };
}

const rest_ms = 220;   // a pointer that passes over a mark is not a question
const leave_ms = 320;  // time to travel from the mark to the card

export class PageView implements View {
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #card: HTMLElement;
  readonly #marks: Marks;
  readonly #stop = new AbortController();
  readonly #voice: Voice;
  readonly #stop_overlay: (() => void) | undefined;
  #settings: ViewSettings;
  #remove_css: () => void;
  #page: PageDocument | null = null;
  #model: Model | null = null;
  #open: { item: Item; focus: Focus; ranges: readonly Range[]; pinned: boolean } | null = null;
  #before: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pending: Mark | null = null;
  #frame = 0;
  #painted = '';
  #copied = false;
  #other_units = false;  // once asked for, the rest of the page follows
  #hidden = false;
  readonly #listens = new WeakSet<Document>();

  constructor(private readonly document: Document, private readonly options: PageViewOptions) {
    const window = document.defaultView;
    if (!window) throw new Error('a view needs a document that is shown');
    this.#voice = options.voice;
    this.#settings = options.settings ?? default_settings;
    this.#host = document.createElement('citelight-card');
    this.#root = this.#host.attachShadow({ mode: options.shadow ?? 'closed' });
    const painter = highlight_painter();
    const overlay = painter ? null : overlay_painter(this.#root, window);
    this.#stop_overlay = overlay?.stop;
    this.#marks = new Marks(document, painter ?? overlay!);
    const css = marks_css(this.#settings.look);
    this.#remove_css = painter ? options.install_css(css) : () => undefined;
    this.#adopt(tokens_css + card_css + check_css + (overlay ? overlay_css(css) : ''));

    this.#card = document.createElement('div');
    this.#card.className = 'card';
    this.#card.tabIndex = -1;
    this.#card.hidden = true;
    this.#card.lang = this.#voice.locale;
    this.#card.dir = 'ltr';  // every language we speak; the page may run the other way
    this.#card.setAttribute('role', 'dialog');
    this.#card.setAttribute('aria-labelledby', 'headline');
    this.#card.setAttribute('popover', 'manual');
    this.#root.append(this.#card);
    document.documentElement.append(this.#host);
    this.#listen(window);
  }

  get model(): Model | null { return this.#model; }
  get page(): PageDocument | null { return this.#page; }
  get hidden(): boolean { return this.#hidden; }
  get mark_count(): number { return this.#marks.count; }

  show(page: PageDocument, model: Model): void {
    this.#page = page;
    this.#model = model;
    for (const frame of page.frames) if (frame.defaultView) this.#listen_in(frame, frame.defaultView);
    this.#paint();
    if (!this.#open) return;
    // The text changed under an open card: keep it where the same claim is still there.
    const { item, focus } = this.#open;
    const again = model.items.find((i) => i.text === item.text);
    if (again) this.#open_item(again, focus, this.#open.pinned); else this.close();
  }

  clear(): void {
    this.close();
    this.#marks.clear();
    this.#page = null;
    this.#model = null;
  }

  set_hidden(hidden: boolean): void {
    this.#hidden = hidden;
    if (hidden) { this.close(); this.#marks.clear(); }
    else this.#paint();
  }

  apply(settings: ViewSettings): void {
    if (settings.look !== this.#settings.look) {
      this.#remove_css();
      this.#remove_css = this.options.install_css(marks_css(settings.look));
    }
    this.#settings = settings;
    this.set_hidden(this.#hidden);
  }

  // Opens the card on a claim, scrolls it into view and flashes it. With `take_focus` the keyboard
  // goes into the card, and back where it was when the card closes.
  open(index: number, { take_focus = false, card = true }: { take_focus?: boolean; card?: boolean } = {}): void {
    const item = this.#model?.items[index];
    if (!item || !this.#page) return;
    const ranges = this.#page.rangeOf(item.claim.start, item.claim.end);
    if (ranges) scroll_to(ranges);
    if (card) this.#open_item(item, first_focus(item), true);
    this.#marks.flash([[item.claim.start, item.claim.end]]);
    if (take_focus && card) this.#take_focus();
  }

  // Back to the open card, from a dialog that was opened by it.
  focus(): void { if (this.#open) this.#take_focus(); }

  // The next claim after the open one, or after the top of the viewport.
  step(by: 1 | -1, take_focus = true): void {
    const items = this.#model?.items ?? [];
    if (items.length === 0) return;
    const from = this.#open?.item.index ?? (by === 1 ? -1 : items.length);
    this.open((from + by + items.length) % items.length, { take_focus });
  }

  #paint(): void {
    if (this.#hidden || !this.#page || !this.#model) return;
    this.#marks.show(this.#page, this.#model, this.#settings.layers, this.#state_of);
    this.#painted = this.#states();
  }
  readonly #state_of = (item: Item, mark: Mark): MarkState => {
    const check = this.options.checks?.of(item);
    if (check?.kind !== 'verdict' || check.status === 'not_found') return item.sourcing;
    // Of several figures each shows what was found of it: the right ones of a claim that differs are right.
    const start = mark.start - item.claim.start;
    const own = check.findings.find(({ claim }) => claim.start <= start && start < claim.end);
    const others = check.findings.some((f) => tone_of(f) === 'bad');
    if (mark.layer === 'speaker' || (!own && !others)) return check.status;
    return own && tone_of(own) === 'good' ? 'supported' : own && tone_of(own) === 'bad' ? 'refuted' : item.sourcing;
  };
  #states(): string { return (this.#model?.items ?? []).map((item) => { const check = this.options.checks?.of(item); return check?.kind === 'verdict' ? check.status : ''; }).join(); }

  // Something outside the page changed what the card says, and perhaps how the marks look.
  redraw(): void {
    if (this.#painted !== this.#states()) this.#paint();
    this.#draw();
    this.#place();
  }

  close(): void {
    this.#wait(null);
    if (!this.#open) return;
    const had_focus = this.#root.activeElement !== null;
    this.#open = null;
    this.#copied = false;
    if (this.#card.matches(':popover-open')) this.#card.hidePopover();
    this.#card.hidden = true;
    render(null, this.#card);
    this.#marks.tint('claim', []);
    if (had_focus) this.#before?.focus({ preventScroll: true });
    this.#before = null;
    this.options.on_open?.(null);
  }

  destroy(): void {
    this.clear();
    this.#stop.abort();
    this.#stop_overlay?.();
    this.#remove_css();
    this.#host.remove();
  }

  #adopt(css: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.#root.adoptedStyleSheets = [sheet];
  }

  #listen(window: Window): void {
    const { signal } = this.#stop;
    this.#listen_in(this.document, window);
    window.addEventListener('resize', () => { this.#later(); }, { capture: true, passive: true, signal });
    this.#card.addEventListener('pointerenter', () => { this.#wait(null); }, { signal });
    this.#card.addEventListener('keydown', (e) => {
      if (e.key === 'ArrowRight' || e.key === 'ArrowLeft') { this.step(e.key === 'ArrowRight' ? 1 : -1, false); e.preventDefault(); }
      e.stopPropagation();  // the page's own shortcuts are not for our card
    }, { signal });
    for (const kind of ['keyup', 'keypress']) this.#card.addEventListener(kind, (e) => { e.stopPropagation(); }, { signal });
  }

  // In the page, and in every frame of its own site that holds words of the article.
  #listen_in(document: Document, window: Window): void {
    if (this.#listens.has(document)) return;
    this.#listens.add(document);
    const { signal } = this.#stop;
    const at = { capture: true, passive: true, signal } as const;
    document.addEventListener('pointermove', (e) => {
      if (e.pointerType !== 'mouse') return;
      const { x, y } = shift_to(this.document, document.documentElement);
      this.#pointed(e.clientX + x, e.clientY + y, e.target, e.buttons);
    }, at);
    document.addEventListener('click', (e) => { this.#clicked(e, document); }, at);
    document.addEventListener('keydown', (e) => {
      // In a dialog that holds the whole page it closes the dialog.
      const in_dialog = e.target !== this.#host && (e.target as Partial<Element>).closest?.(':modal');
      if (e.key === 'Escape' && this.#open && !in_dialog) { this.close(); e.stopPropagation(); }
    }, { capture: true, signal });
    window.addEventListener('scroll', (e) => { if (e.target !== this.#host) { this.#marks.moved(); this.#later(); } }, at);
  }

  #pointed(x: number, y: number, target: EventTarget | null, buttons: number): void {
    if (target === this.#host || buttons !== 0 || !this.#settings.hover || this.#hidden) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const hit = this.#marks.hit(x, y);
      if (hit) {
        if (this.#open && this.#covers(hit)) { this.#wait(null); return; }
        if (this.#pending !== hit.mark) this.#wait(() => { this.#open_mark(hit, false); }, rest_ms, hit.mark);
      } else if (this.#open && !this.#open.pinned) {
        if (this.#timer === undefined || this.#pending) this.#wait(() => { this.close(); }, leave_ms);
      } else if (this.#pending) this.#wait(null);
    });
  }

  #clicked(event: MouseEvent, document: Document): void {
    if (event.target === this.#host || event.button !== 0 || this.#hidden) return;
    // A link, a button or a selection means something else to the reader.
    if (event.composedPath().some((n) => 'matches' in n && (n as Element).matches('a[href],button,input,select,textarea,summary,label'))) return;
    const selection = document.getSelection();
    if (selection && !selection.isCollapsed) return;
    const { x, y } = shift_to(this.document, document.documentElement);
    const hit = this.#marks.hit(event.clientX + x, event.clientY + y);
    if (hit) this.#open_mark(hit, true); else if (this.#open) this.close();
  }

  #covers(hit: Hit): boolean {
    const open = this.#open;
    if (open?.item.index !== hit.mark.item) return false;
    const focus = this.#focus_of(hit.mark);
    return open.focus?.of === focus?.of && open.focus?.at === focus?.at;
  }

  #focus_of(mark: Mark): Focus {
    const claim = this.#model?.items[mark.item]?.claim;
    if (!claim) return null;
    return mark.layer === 'speaker'
      ? { of: 'attribution', at: claim.attributions.indexOf(mark.part) }
      : { of: 'quantity', at: claim.quantities.indexOf(mark.part) };
  }

  #open_mark(hit: Hit, pinned: boolean): void {
    const item = this.#model?.items[hit.mark.item];
    if (item) this.#open_item(item, this.#focus_of(hit.mark), pinned, this.#marks.ranges_of(hit.mark));
  }

  #open_item(item: Item, focus: Focus, pinned: boolean, ranges = this.#ranges_of(item, focus)): void {
    this.#wait(null);
    const moved = this.#open?.item !== item;
    this.#open = { item, focus, ranges, pinned };
    if (moved) this.#copied = false;
    const first = ranges[0];
    this.#card.style.colorScheme = first ? ground_of()(first.startContainer) : 'light dark';
    this.#draw();
    if (this.#card.hidden) {
      this.#card.hidden = false;
      this.#card.showPopover();
      this.#card.classList.add('moved');
    }
    this.#card.scrollTop = 0;
    const said = item.attributions.flatMap((a) => a.content ?? []);
    this.#marks.tint('claim', [[item.claim.start, item.claim.end], ...said.filter(([start, end]) => start >= item.claim.end || end <= item.claim.start)]);
    this.#place();
    this.options.on_open?.(item.index);
  }

  #ranges_of(item: Item, focus: Focus): readonly Range[] {
    const part = focus?.of === 'quantity' ? item.quantities[focus.at] : undefined;
    const source = focus?.of === 'attribution' ? item.attributions[focus.at] : undefined;
    const [start, end] = part ? [part.start, part.end] : source?.source?.[0] ?? source?.cue?.[0] ?? [item.claim.start, item.claim.end];
    return this.#page?.rangeOf(start, end) ?? [];
  }

  #draw(): void {
    const open = this.#open;
    const model = this.#model;
    const page = this.#page;
    if (!open || !model || !page) return;
    const { checks } = this.options;
    const inside = this.#root.activeElement !== null;
    render(<Card model={model} text={page.input.text} item={open.item} focus={open.focus} voice={this.#voice} copied={this.#copied}
      check={checks?.of(open.item) ?? null} on_check={checks?.can(open.item) ? () => { checks.ask(open.item); } : undefined} check_label={checks?.label}
      other_units={this.#other_units} on_other_units={() => { this.#other_units = true; this.redraw(); }}
      on_focus={(focus) => { this.#open_item(open.item, focus, true); }}
      on_close={() => { this.close(); }}
      on_step={(by) => { this.step(by, false); }}
      on_copy={() => {
        void copy_text(this.#root, claim_as_text(open.item, page.input, this.#voice)).then((done) => { this.#copied = done; this.#draw(); });
      }}
      on_report={() => { save_file(this.#root, 'citelight-report.json', 'application/json', wrong_mark_report(open.item, model, page.input)); }}
    />, this.#card);
    // What had the keyboard may be gone (a button that was pressed once and for all): it stays in the card.
    if (inside && this.#root.activeElement === null) this.#card.focus({ preventScroll: true });
  }

  #place(): void {
    const ranges = this.#open?.ranges ?? [];
    const first = ranges[0];
    const last = ranges[ranges.length - 1];
    if (!first || !last) return;
    this.#card.style.removeProperty('--room');  // measured at its full height first
    const whole = (first.startContainer.ownerDocument ?? this.document).createRange();
    whole.setStart(first.startContainer, first.startOffset);
    whole.setEnd(last.endContainer, last.endOffset);
    if (this.#is_sheet()) {
      // At the window's foot, or at its head where it would lie over its own mark there.
      const { top, bottom } = shifted(whole.getBoundingClientRect(), shift_to(this.document, first.startContainer));
      const below = this.document.documentElement.clientHeight - bottom;
      const high = below < this.#card.offsetHeight + 8 && top > below;
      this.#card.classList.toggle('high', high);
      this.#card.style.setProperty('--room', `${Math.max(160, Math.floor((high ? top : below) - 8))}px`);
      return;
    }
    void computePosition(
      {
        getBoundingClientRect: () => shifted(whole.getBoundingClientRect(), shift_to(this.document, first.startContainer)),
        getClientRects: () => { const by = shift_to(this.document, first.startContainer); return [...whole.getClientRects()].map((rect) => shifted(rect, by)); },
        contextElement: holder_in(this.document, first.startContainer) ?? undefined,
      },
      this.#card,
      {
        strategy: 'fixed', placement: 'bottom-start',
        middleware: [
          inline(), offset(8), flip({ padding: 8 }), shift({ padding: 8 }),
          // Above or below, as much of it as there is room for, and never over its own mark; only in a window as low
          // as a letterbox does it overlap.
          size({ padding: 8, apply: ({ availableHeight }) => { this.#card.style.setProperty('--room', `${Math.max(160, Math.floor(availableHeight))}px`); } }),
        ],
      },
    ).then(({ x, y }) => {
      this.#card.style.left = `${x}px`;
      this.#card.style.top = `${y}px`;
    });
  }

  // On a narrow screen (card.css) the card takes the window's width, and stays where it opened while the page is scrolled.
  #is_sheet(): boolean {
    return this.document.defaultView?.matchMedia('(max-width: 30rem)').matches ?? false;
  }

  #later(): void {
    if (!this.#open) return;
    requestAnimationFrame(() => {
      const first = this.#open?.ranges[0];
      if (!first) return;
      const rect = shifted(first.getBoundingClientRect(), shift_to(this.document, first.startContainer));
      const gone = rect.bottom < 0 || rect.top > (this.document.defaultView?.innerHeight ?? 0);
      if (gone && !this.#open?.pinned) this.close(); else if (!this.#is_sheet()) this.#place();
    });
  }

  #take_focus(): void {
    if (this.#root.activeElement) return;
    this.#before = this.document.activeElement instanceof HTMLElement ? this.document.activeElement : null;
    this.#card.focus({ preventScroll: true });
  }

  #wait(action: (() => void) | null, ms = 0, mark: Mark | null = null): void {
    clearTimeout(this.#timer);
    this.#pending = mark;
    this.#timer = action ? setTimeout(() => { this.#timer = undefined; this.#pending = null; action(); }, ms) : undefined;
  }
}

function scroll_to(ranges: readonly Range[]): void {
  const first = ranges[0];
  const element = first?.startContainer.parentElement;
  if (!first || !element) return;
  const inside = (): boolean => {
    const rect = first.getBoundingClientRect();
    return rect.top >= 60 && rect.bottom <= element.ownerDocument.documentElement.clientHeight - 60;
  };
  if (inside()) return;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  if (inside()) return;  // a paragraph taller than the window: its middle is not the passage
  element.ownerDocument.defaultView?.scrollBy({ top: first.getBoundingClientRect().top - element.ownerDocument.documentElement.clientHeight / 2, behavior: 'instant' });
}

// For pages of our own, and for tests: the document adopts the rules.
export function adopt_css(document: Document): (css: string) => () => void {
  return (css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet); };
  };
}
