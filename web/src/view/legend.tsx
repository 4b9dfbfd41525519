// What each mark means, beside an article that has them.
import type { JSX } from 'preact';
import type { Voice } from '../strings/voice.ts';
import { Stroke } from './icons.tsx';

/** `checked`: the strokes of claims that were held against their sources too. */
export function Legend({ voice: { t }, checked }: { voice: Voice; checked: boolean }): JSX.Element {
  return (
    <ul class="legend">
      <li><span class="tint" />{t('legend_number')}</li>
      <li><span class="line" />{t('legend_speaker')}</li>
      {(['linked', 'named', 'none'] as const).map((sourcing) => <li key={sourcing}><Stroke sourcing={sourcing} />{t(`legend_${sourcing}`)}</li>)}
      {checked ? (['supported', 'partial', 'refuted'] as const).map((state) => <li key={state}><span class={`line ${state}`} />{t(`legend_${state}`)}</li>) : null}
    </ul>
  );
}
