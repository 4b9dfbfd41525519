// What one mark means: the value or the speaker in plain words, who says so and how firmly, and
// where its source is. Draws what it is given; the host places it and moves it.
import type { Attribution, Quantity } from '@citelight/engine';
import type { ComponentChildren, JSX } from 'preact';
import type { MessageKey } from '../strings/index.ts';
import type { Voice } from '../strings/voice.ts';
import type { Check } from '../check/types.ts';
import { in_other_units } from './convert.ts';
import { CheckSection } from './verdict.tsx';
import { CloseIcon, CopyIcon, DateIcon, FigureIcon, FlagIcon, NextIcon, OutIcon, PreviousIcon, QuoteIcon, Stroke } from './icons.tsx';
import type { Item, Layer, Model } from './model.ts';
import { confidence_of, counted_words, figure_words, gap_before, is_date, pieces, quantity_in_full, quantity_words, rung_of, speaker_of, stance_words } from './words.ts';

// What the card's headline speaks of: a figure or a speaker of the claim, by index into the
// claim's own lists; null for a claim that has neither.
export type Focus = { readonly of: 'quantity' | 'attribution'; readonly at: number } | null;

// The first figure; but neither what tells only who speaks ("said Ann Hill, 63"), nor a date.
export function first_focus(item: Item): Focus {
  const inside = (q: Quantity, spans: Attribution['content']): boolean => (spans ?? []).some(([start, end]) => start <= q.start && q.end <= end);
  const of_speaker = (q: Quantity): boolean => item.attributions.some((a) => inside(q, a.source))
    || (q.kind === 'age' && item.attributions.length > 0 && !item.attributions.some((a) => inside(q, a.content)));
  const figure = item.quantities.findIndex((q) => !is_date(q) && !of_speaker(q));
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
  // Whether measures are shown in the other system too, and how to have them so.
  readonly other_units?: boolean;
  on_other_units?(): void;
  on_focus(focus: Focus): void;
  on_close(): void;
  on_step(by: 1 | -1): void;
  on_copy(): void;
  on_report(): void;
}

const layer_of = (q: Quantity): Layer => (q.kind === 'date' || q.kind === 'time' ? 'date' : 'number');
const change_of = (change: 'up' | 'down', role: Quantity['change_role']): MessageKey => (role === 'from' || role === 'to' ? `change_${change}_${role}` : `change_${change}`);

// What the figure is, and beneath it, in one line, what says more than the headline: all digits, the page's own words.
function Figure({ q, text, voice, other }: { q: Quantity; text: string; voice: Voice; other: { shown: boolean; toggle(): void } }): JSX.Element {
  const full = quantity_in_full(q, voice);
  // The words that bound the number belong to what the page says, wherever they stand.
  const start = q.bound_at && q.bound_at[1] <= q.start && q.start - q.bound_at[1] < 7 ? q.bound_at[0] : q.start;  // « depuis les »
  const words = quantity_words(q, voice);
  const counted = counted_words(q, text);
  const says = text.slice(start, counted?.joined ? q.counted![1] : q.end).trim();
  const gap = counted ? gap_before(counted.words) : '';
  const headline = counted?.joined ? `${words}${gap}${counted.words}` : words;
  // "A 40% rise" says it already.
  const change = q.change && !(counted?.joined && q.kind === 'percent' && q.counted![0] - q.end === 1) ? voice.t(change_of(q.change, q.change_role)) : null;
  const same = same_words(says, headline) || (full === null && same_digits(says, headline) && !(is_date(q) && tells_more(words === q.text ? says : q.text, headline)));
  const converted = in_other_units(q, voice);
  return (
    <>
      <h2 class="headline" id="headline">{words}{counted ? <span class="type">{counted.joined ? gap : ' · '}{counted.words}</span> : null}{change ? <span class="type"> · {change}</span> : null}</h2>
      {full ? <p class="under">{voice.t(q.fraction ? 'as_percent' : 'exactly', full)}</p> : null}
      {same ? null : <p class="under">{voice.t('page_says', says)}</p>}
      {converted ? (
        <p class="under" role="status">{other.shown ? converted : <button type="button" class="plain" onClick={() => { other.toggle(); }}>{voice.t('action_other_units')}</button>}</p>
      ) : null}
    </>
  );
}

// Whether the page's words are the headline's, or spell only the unit of the same digits otherwise: then they needn't be said twice.
// Words for thousands of millions are told as the page has them: another language means other numbers by them.
const bare = (words: string): string => words.normalize('NFKC').replace(/[\s.,’']+/gu, '').toLowerCase();
const digits_of = (words: string): string => words.replace(/[^\p{Nd}]+/gu, '');
const same_words = (a: string, b: string): boolean => bare(a) === bare(b);
// "Mid-March" is told as March: a date whose words don't all begin a word of ours says more, as no weekday that we add does.
const words_of = (words: string): readonly string[] => words.toLowerCase().match(/(?<![\p{Nd}\p{L}])\p{L}+/gu) ?? [];
const tells_more = (says: string, headline: string): boolean => {
  if (headline.includes(' – ')) return false;  // the words between the ends of a range
  const ours = words_of(headline);
  return words_of(says).some((word) => !ours.some((our) => our.startsWith(word)));
};
const same_digits = (a: string, b: string): boolean => digits_of(a) !== '' && digits_of(a) === digits_of(b);

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
  // Nobody passes on their own words, nor what they deny.
  if (!through || through.stance === 'denied' || speaker_of(through, text, voice) === speaker_of(a, text, voice)) return null;
  return <>{', '}{voice.t('via', speaker_of(through, text, voice))}</>;
}

// A row of the card: a sign, and what it stands for. Its heading is for whoever hears the card.
function Row({ title, sign, children }: { title: string; sign: JSX.Element; children: ComponentChildren }): JSX.Element {
  return <section class="fact"><h3 class="visually-hidden">{title}</h3><span class="sign">{sign}</span><div>{children}</div></section>;
}

function Person({ a, model, text, voice }: { a: Attribution; model: Model; text: string; voice: Voice }): JSX.Element {
  return (
    <p class="person">
      <span class="who">{speaker_of(a, text, voice)}</span> <span class="firmly" title={voice.t(`type_${a.source_type}`)}>{stance_words(a, voice)}<Via a={a} model={model} text={text} voice={voice} /></span>
    </p>
  );
}

function Source({ item, voice: { t } }: { item: Item; voice: Voice }): JSX.Element {
  const { citation } = item.claim;
  const level = confidence_of(citation);
  const lights = { strong: 3, fair: 2, weak: 1 }[level];
  return (
    <Row title={t('card_source')} sign={<span class={item.sourcing}><Stroke sourcing={item.sourcing} /></span>}>
      <p class={`source ${item.sourcing}`}>
        {item.source ? <span class="host">{item.source}</span> : null}<span class="rung">{t(rung_of(item))}</span>
        {citation.rung === 'none' ? null : (
          <span class="confidence" role="img" title={t('confidence_label', t(`confidence_${level}`))} aria-label={t('confidence_label', t(`confidence_${level}`))}>
            {[1, 2, 3].map((n) => <i key={n} class={n <= lights ? 'on' : ''} />)}<span aria-hidden="true">{t(`confidence_${level}`)}</span>
          </span>
        )}
      </p>
      <p class="why">
        {t(citation.inherited ? 'inherited' : `why_${citation.rung}`)}
        {citation.rung === 'named' && item.url ? ` ${t('home_page')}` : ''}
      </p>
    </Row>
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
  // Who says two things in one sentence is named once.
  const spoken = (a: Attribution): string => `${speaker_of(a, text, voice)} ${stance_words(a, voice)}`;
  const others = item.attributions.filter((a, at, all) => a !== speaker && !(speaker && spoken(speaker) === spoken(a)) && all.findIndex((b) => spoken(b) === spoken(a)) === at);
  // Of a figure that stands outside what is said nobody there says anything: they speak in the same sentence, no more.
  const of_figure = (a: Attribution): boolean => !figure || a.content === null || [...a.content, ...a.source ?? []].some(([start, end]) => start <= figure.start && figure.end <= end);
  const also = item.quantities.flatMap((q, at) => (q === figure ? [] : [{ q, at }]));

  const people = (all: readonly Attribution[]): JSX.Element[] => all.map((a) => <Person key={item.attributions.indexOf(a)} a={a} model={model} text={text} voice={voice} />);

  return (
    <>
      <div class="head">
        <Kicker focus={focus} item={item} voice={voice} />
        <span class="spring" />
        <button type="button" class="tool" onClick={props.on_close} aria-label={t('action_close')} title={t('action_close')}><CloseIcon /></button>
      </div>
      {figure ? <Figure q={figure} text={text} voice={voice} other={{ shown: props.other_units ?? false, toggle: () => { props.on_other_units?.(); } }} /> : null}
      {speaker ? <Speaker a={speaker} model={model} text={text} voice={voice} /> : null}
      {!figure && !speaker ? <h2 class="headline" id="headline">{item.text}</h2> : null}

      {props.check ? <CheckSection check={props.check} url={item.url?.href ?? null} voice={voice} /> : null}
      <div class="facts">
        {figure && item.attributions.length === 0 && item.sourcing === 'none'
          ? <Row title={t('card_says')} sign={<QuoteIcon />}><p class="firmly">{t('card_no_speaker')}</p></Row> : null}
        {others.some(of_figure)
          ? <Row title={t('card_says')} sign={<QuoteIcon />}>{people(others.filter(of_figure))}</Row> : null}
        {others.some((a) => !of_figure(a))
          ? <Row title={t('card_same_sentence')} sign={<QuoteIcon />}><p class="why" aria-hidden="true">{t('card_same_sentence')}</p>{people(others.filter((a) => !of_figure(a)))}</Row> : null}
        <Source item={item} voice={voice} />
        {also.length > 0 ? (
          <section class="fact more">
            <h3 id="also-title">{t('card_also')}</h3>
            <ul class="also" aria-labelledby="also-title">
              {also.map(({ q, at }) => <li key={at}><button type="button" class={`chip ${layer_of(q)}`} onClick={() => { on_focus({ of: 'quantity', at }); }}>{figure_words(q, text, voice)}</button></li>)}
            </ul>
          </section>
        ) : null}
      </div>

      <div class="tools">
        {props.on_check && props.check?.kind !== 'reading'
          ? <button type="button" class={props.check?.kind === 'verdict' ? 'again check' : 'open check'} onClick={props.on_check}>
            {props.check && !(props.check.kind === 'unread' && props.check.why === 'permission') ? t('action_check_again') : props.check_label ?? t('action_check')}</button> : null}
        {item.url
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
