// What one mark means: the value or the speaker in plain words, who says so and how firmly, and
// where its source is. Draws what it is given; the host places it and moves it.
import type { Attribution, Quantity } from '@citelight/engine';
import type { JSX } from 'preact';
import type { Voice } from '../strings/index.ts';
import type { Check } from '../check/types.ts';
import { CheckSection } from './verdict.tsx';
import { CloseIcon, CopyIcon, DateIcon, FigureIcon, FlagIcon, NextIcon, OutIcon, PreviousIcon, QuoteIcon, Stroke } from './icons.tsx';
import type { Item, Layer, Model } from './model.ts';
import { confidence_of, quantity_in_full, quantity_words, stance_words } from './words.ts';

// What the card's headline speaks of: a figure or a speaker of the claim, by index into the
// claim's own lists; null for a claim that has neither.
export type Focus = { readonly of: 'quantity' | 'attribution'; readonly at: number } | null;

export function first_focus(item: Item): Focus {
  const figure = item.quantities.findIndex((q) => q.kind !== 'date' && q.kind !== 'time');
  if (figure >= 0) return { of: 'quantity', at: figure };
  if (item.attributions.length > 0) return { of: 'attribution', at: 0 };
  return item.quantities.length > 0 ? { of: 'quantity', at: 0 } : null;
}

export interface CardProps {
  readonly model: Model;
  readonly text: string;
  readonly item: Item;
  readonly focus: Focus;
  readonly voice: Voice;
  readonly copied: boolean;
  readonly check?: Check | null;
  // Reads the source and holds the claim against it; absent where that can't be done.
  readonly on_check?: (() => void) | undefined;
  // What the button says; by default that the source is read.
  readonly check_label?: string | undefined;
  on_focus(focus: Focus): void;
  on_close(): void;
  on_step(by: 1 | -1): void;
  on_copy(): void;
  on_report(): void;
}

const layer_of = (q: Quantity): Layer => (q.kind === 'date' || q.kind === 'time' ? 'date' : 'number');
const pieces = (text: string, spans: readonly (readonly [number, number])[] | null): string =>
  (spans ?? []).map(([start, end]) => text.slice(start, end).trim()).join(' … ');

export const speaker_of = (a: Attribution, text: string, voice: Voice): string =>
  a.speaker ?? (pieces(text, a.source) || voice.t('speaker_unknown'));

function Figure({ q, text, voice }: { q: Quantity; text: string; voice: Voice }): JSX.Element {
  const full = quantity_in_full(q, voice.locale);
  const counted = q.counted ? text.slice(q.counted[0], q.counted[1]).trim() : '';
  // The words that bound the number belong to what the page says, wherever they stand.
  const start = q.bound_at && q.bound_at[1] <= q.start && q.start - q.bound_at[1] < 3 ? q.bound_at[0] : q.start;
  const end = q.counted && q.counted[0] >= q.end && q.counted[0] - q.end < 4 ? q.counted[1] : q.end;
  return (
    <>
      <h2 class="headline" id="headline">{quantity_words(q, voice)}{counted ? <span class="type"> {counted}</span> : null}</h2>
      {q.change ? <p class="under firm">{voice.t(`change_${q.change}`)}</p> : null}
      {full ? <p class="under">{voice.t('exactly', full)}</p> : null}
      <p class="under">{voice.t('page_says', text.slice(start, end).trim())}</p>
    </>
  );
}

function Speaker({ a, model, text, voice }: { a: Attribution; model: Model; text: string; voice: Voice }): JSX.Element {
  const said = pieces(text, a.content);
  return (
    <>
      <h2 class="headline" id="headline">{speaker_of(a, text, voice)}</h2>
      <p class="under firm">{stance_words(a, voice)}<Via a={a} model={model} text={text} voice={voice} /></p>
      {said ? <blockquote tabIndex={said.length > 260 ? 0 : undefined}>{said}</blockquote> : null}
    </>
  );
}

function Via({ a, model, text, voice }: { a: Attribution; model: Model; text: string; voice: Voice }): JSX.Element | null {
  const through = a.via === null ? undefined : model.analysis.attributions[a.via];
  if (!through) return null;
  return <>{', '}{voice.t('via', speaker_of(through, text, voice))}</>;
}

function Person({ a, model, text, voice }: { a: Attribution; model: Model; text: string; voice: Voice }): JSX.Element {
  return (
    <div class="person">
      <p class="who">{speaker_of(a, text, voice)} <span class="type">({voice.t(`type_${a.source_type}`)})</span></p>
      <p class="firmly">{stance_words(a, voice)}<Via a={a} model={model} text={text} voice={voice} /></p>
    </div>
  );
}

function Source({ item, voice: { t } }: { item: Item; voice: Voice }): JSX.Element {
  const { citation } = item.claim;
  const level = confidence_of(citation);
  const lights = { strong: 3, fair: 2, weak: 1 }[level];
  return (
    <section aria-labelledby="source-title">
      <h3 id="source-title">{t('card_source')}</h3>
      <p class={`source ${item.sourcing}`}><Stroke sourcing={item.sourcing} />{t(`rung_${citation.rung}`)}</p>
      {item.source ? <span class="host">{item.source}</span> : null}
      <p class="why">
        {t(`why_${citation.rung}`)}
        {citation.inherited ? ` ${t('inherited')}` : ''}
        {citation.rung === 'named' && item.url ? ` ${t('home_page')}` : ''}
      </p>
      {citation.rung === 'none' ? null : (
        <p class="why"><span class="confidence" role="img" aria-label={t('confidence_label', t(`confidence_${level}`))}>
          {[1, 2, 3].map((n) => <i key={n} class={n <= lights ? 'on' : ''} />)}<span aria-hidden="true">{t(`confidence_${level}`)}</span>
        </span></p>
      )}
    </section>
  );
}

function Kicker({ focus, item, voice: { t } }: { focus: Focus; item: Item; voice: Voice }): JSX.Element | null {
  if (focus?.of === 'quantity') {
    const q = item.quantities[focus.at];
    if (!q) return null;
    const layer = layer_of(q);
    return <p class={`kicker ${layer}`}>{layer === 'date' ? <DateIcon /> : <FigureIcon />}{t(`quantity_${q.kind}`)}</p>;
  }
  const a = focus ? item.attributions[focus.at] : undefined;
  return a ? <p class="kicker speaker"><QuoteIcon />{t(`kind_${a.kind}`)}</p> : null;
}

export function Card(props: CardProps): JSX.Element {
  const { model, text, item, focus, voice, on_focus } = props;
  const { t } = voice;
  const figure = focus?.of === 'quantity' ? item.quantities[focus.at] : undefined;
  const speaker = focus?.of === 'attribution' ? item.attributions[focus.at] : undefined;
  const others = item.attributions.filter((a) => a !== speaker);
  const also = item.quantities.flatMap((q, at) => (q === figure ? [] : [{ q, at }]));

  return (
    <>
      <div class="head">
        <Kicker focus={focus} item={item} voice={voice} />
        <span class="spring" />
        <button type="button" class="tool" onClick={props.on_close} aria-label={t('action_close')} title={t('action_close')}><CloseIcon /></button>
      </div>
      {figure ? <Figure q={figure} text={text} voice={voice} /> : null}
      {speaker ? <Speaker a={speaker} model={model} text={text} voice={voice} /> : null}
      {!figure && !speaker ? <h2 class="headline" id="headline">{item.text}</h2> : null}

      {props.check ? <CheckSection check={props.check} url={item.url?.href ?? null} voice={voice} /> : null}
      {figure && item.attributions.length === 0
        ? <section><h3>{t('card_says')}</h3><p class="firmly">{t('card_no_speaker')}</p></section> : null}
      {others.length > 0
        ? <section><h3>{t('card_says')}</h3>{others.map((a) => <Person key={item.attributions.indexOf(a)} a={a} model={model} text={text} voice={voice} />)}</section> : null}

      <Source item={item} voice={voice} />

      {also.length > 0 ? (
        <section>
          <h3 id="also-title">{t('card_also')}</h3>
          <ul class="also" aria-labelledby="also-title">
            {also.map(({ q, at }) => <li key={at}><button type="button" class={`chip ${layer_of(q)}`} onClick={() => { on_focus({ of: 'quantity', at }); }}>{quantity_words(q, voice)}</button></li>)}
          </ul>
        </section>
      ) : null}

      <div class="tools">
        {props.on_check && props.check?.kind !== 'reading' && props.check?.kind !== 'verdict'
          ? <button type="button" class="open check" onClick={props.on_check}>{props.check_label ?? t('action_check')}</button> : null}
        {item.url && item.sourcing === 'linked'
          ? <a class={props.on_check ? 'tool wide' : 'open'} href={item.url.href} target="_blank" rel="noopener noreferrer" title={t('action_open')} aria-label={props.on_check ? t('action_open') : undefined}>{props.on_check ? null : t('action_open')}<OutIcon /></a> : null}
        <button type="button" class="tool" onClick={props.on_copy} aria-label={t(props.copied ? 'action_copied' : 'action_copy')} title={t('action_copy')}>
          <CopyIcon />{props.copied ? <span aria-hidden="true">{t('action_copied')}</span> : null}
        </button>
        <button type="button" class="tool" onClick={props.on_report} aria-label={t('action_report')} title={`${t('action_report')} – ${t('action_report_hint')}`}><FlagIcon /></button>
        <span class="spring" />
        <button type="button" class="tool" onClick={() => { props.on_step(-1); }} aria-label={t('action_previous')} title={t('action_previous')}><PreviousIcon /></button>
        <span class="count" aria-label={t('card_label', item.index + 1, model.items.length)}>{item.index + 1} / {model.items.length}</span>
        <button type="button" class="tool" onClick={() => { props.on_step(1); }} aria-label={t('action_next')} title={t('action_next')}><NextIcon /></button>
      </div>
    </>
  );
}
