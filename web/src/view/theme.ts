// Colours of the marks and whether a passage stands on a dark ground.

// The palettes are told apart by the text's own colour, passage by passage: a dark
// sidebar on a light page, or the reverse, is common, and the reader's system setting says nothing of it.
export function is_light_text(color: string): boolean {
  const numbers = (color.match(/-?[\d.]+%?/g) ?? []).map((n) => (n.endsWith('%') ? Number.parseFloat(n) / 100 : Number.parseFloat(n)));
  const [a = 0, b = 0, c = 0] = numbers;
  if (color.startsWith('rgb')) return 0.2126 * a + 0.7152 * b + 0.0722 * c > 140;
  if (color.startsWith('oklch') || color.startsWith('oklab')) return a > 0.6;
  if (color.startsWith('lch') || color.startsWith('lab')) return a > 60 || (color.includes('%') && a > 0.6);
  if (color.startsWith('color(')) {
    const [r = 0, g = 0, bl = 0] = numbers.slice(-3);  // "color(display-p3 r g b)": the name may hold a digit
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl > 0.55;
  }
  return false;
}

export function ground_of(): (node: Node) => 'light' | 'dark' {
  const known = new Map<Element, 'light' | 'dark'>();
  return (node) => {
    const element = node instanceof Element ? node : node.parentElement;
    if (!element) return 'light';
    let ground = known.get(element);
    if (!ground) {
      ground = is_light_text(getComputedStyle(element).color) ? 'dark' : 'light';
      known.set(element, ground);
    }
    return ground;
  };
}

interface Palette {
  readonly number: string; readonly number_tint: string; readonly speaker: string;
  readonly date: string; readonly claim: string; readonly flash: string;
  readonly linked: string; readonly named: string; readonly none: string;
}
const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: { number: '#1559c0', number_tint: 'rgb(21 89 192 / 0.12)', speaker: '#7440c0', date: '#6b7684', claim: 'rgb(255 214 102 / 0.26)', flash: 'rgb(255 200 60 / 0.6)', linked: '#0b6650', named: '#7d5200', none: '#b3261e' },
  dark: { number: '#8ab8ff', number_tint: 'rgb(110 165 255 / 0.22)', speaker: '#c9a6ff', date: '#9aa6b5', claim: 'rgb(255 214 102 / 0.16)', flash: 'rgb(255 200 60 / 0.45)', linked: '#74d6b2', named: '#efc06c', none: '#ff9d90' },
};

export type Look = 'full' | 'line';
const strokes = { linked: 'solid', named: 'dashed', none: 'dotted' } as const;
// Claims that were held against their sources: a second line where the source says so, a wave where it differs.
const checked = { supported: ['double', 'linked'], partial: ['double', 'named'], refuted: ['wavy', 'none'] } as const;
export type MarkState = keyof typeof strokes | keyof typeof checked;
export const mark_states: readonly MarkState[] = ['linked', 'named', 'none', 'supported', 'partial', 'refuted'];

// The style sheet for every highlight name that marks.ts uses. The kinds differ by shape too: a
// figure has a tint and an underline, a source an underline alone, and the underline's stroke
// says whether the source is linked, named or missing.
export function marks_css(look: Look = 'full'): string {
  const rules: string[] = [];
  for (const ground of ['light', 'dark'] as const) {
    const p = palettes[ground];
    for (const [sourcing, stroke] of Object.entries(strokes)) {
      const name = (layer: string): string => `::highlight(citelight-${layer}-${sourcing}-${ground})`;
      const tint = look === 'full' ? `background-color:${p.number_tint};` : '';
      rules.push(`${name('number')}{${tint}text-decoration:underline ${stroke} ${p.number} 2px}`);
      rules.push(`${name('speaker')}{text-decoration:underline ${stroke} ${p.speaker} 2px}`);
      rules.push(`${name('date')}{text-decoration:underline ${stroke} ${p.date} 1px}`);
    }
    for (const [state, [stroke, colour]] of Object.entries(checked)) {
      const tint = look === 'full' ? `background-color:${p.number_tint};` : '';
      rules.push(`::highlight(citelight-number-${state}-${ground}){${tint}text-decoration:underline ${stroke} ${p[colour]} 2px}`);
      for (const layer of ['speaker', 'date']) rules.push(`::highlight(citelight-${layer}-${state}-${ground}){text-decoration:underline ${stroke} ${p[colour]} 1px}`);
    }
    rules.push(`::highlight(citelight-claim-${ground}){background-color:${p.claim}}`);
    rules.push(`::highlight(citelight-flash-${ground}){background-color:${p.flash}}`);
  }
  // System colours: a number is a marked word, a source an underlined one.
  const forced = (['light', 'dark'] as const).flatMap((ground) => [...Object.entries(strokes), ...Object.entries(checked).map(([state, [stroke]]) => [state, stroke] as const)].flatMap(([sourcing, stroke]) => [
    `::highlight(citelight-number-${sourcing}-${ground}){background-color:Mark;color:MarkText;text-decoration:underline ${stroke} MarkText 2px}`,
    `::highlight(citelight-speaker-${sourcing}-${ground}){text-decoration:underline ${stroke} CanvasText 2px}`,
  ]));
  for (const ground of ['light', 'dark']) forced.push(`::highlight(citelight-flash-${ground}){background-color:Highlight;color:HighlightText}`);
  return `${rules.join('\n')}\n@media (forced-colors:active){${forced.join('')}}\n@media print{::highlight(citelight-claim-light){background-color:transparent}}`;
}
