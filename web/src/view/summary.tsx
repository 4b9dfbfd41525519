// So many figures, so many linked, named, unsourced: a page at a glance.
import type { JSX } from 'preact';
import type { Voice } from '../strings/voice.ts';
import { Stroke } from './icons.tsx';
import type { Summary as Counts } from './model.ts';

export function Summary({ summary: s, voice }: { summary: Counts; voice: Voice }): JSX.Element {
  const count = (stem: Parameters<Voice['plural']>[0], n: number): string => voice.plural(stem, n);
  const number = new Intl.NumberFormat(voice.locale);
  return (
    <div class="summary" role="group" aria-label={voice.t('summary_label')}>
      {s.claims > 0 ? (
        <div class="bar" role="img" aria-label={voice.t('summary_bar', s.claims, s.linked, s.named, s.none)}>
          {(['linked', 'named', 'none'] as const).map((k) => (s[k] > 0 ? <span key={k} class={k} style={{ flexGrow: s[k] }} /> : null))}
        </div>
      ) : null}
      <dl>
        <div><dt>{count('summary_figures', s.figures)}</dt><dd>{number.format(s.figures)}</dd></div>
        <div><dt>{count('summary_quotes', s.quotes)}</dt><dd>{number.format(s.quotes)}</dd></div>
        <div><dt>{count('summary_linked', s.linked)}</dt><dd>{number.format(s.linked)}<Stroke sourcing="linked" /></dd></div>
        <div><dt>{count('summary_named', s.named)}</dt><dd>{number.format(s.named)}<Stroke sourcing="named" /></dd></div>
        <div><dt>{count('summary_none', s.none)}</dt><dd>{number.format(s.none)}<Stroke sourcing="none" /></dd></div>
        {s.anonymous > 0 ? <div><dt>{count('summary_anonymous', s.anonymous)}</dt><dd>{number.format(s.anonymous)}</dd></div> : null}
      </dl>
    </div>
  );
}
