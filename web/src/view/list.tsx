// Every claim of a page in reading order, with what it takes to find one. Shared by the demo's
// side column and the extension's panel.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Voice } from '../strings/voice.ts';
import type { Check, Verdict } from '../check/types.ts';
import { FilterIcon, SearchIcon, Stroke, VerdictIcon } from './icons.tsx';
import type { Item, Model, Sourcing } from './model.ts';
import { rung_of, stance_words } from './words.ts';
import { Summary } from './summary.tsx';
import { VerdictLabel } from './verdict.tsx';
import type { ExportFormat } from './export.ts';

export interface Filters {
  readonly query: string;
  readonly kind: 'all' | 'figures' | 'quotes';
  readonly sourcing: Sourcing | 'anonymous' | null;
  readonly speaker: string;  // '' for everyone
  readonly verdict: Verdict['status'] | null;
}

export const no_filters: Filters = { query: '', kind: 'all', sourcing: null, speaker: '', verdict: null };

const verdict_of = (check: Check | null | undefined): Verdict['status'] | null => (check?.kind === 'verdict' ? check.status : null);

// Case and accents don't matter to someone who searches: "employe" finds "employé".
export const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export function filter_items(items: readonly Item[], filters: Filters, check_of?: (item: Item) => Check | null): readonly Item[] {
  const query = folded(filters.query.trim());
  return items.filter((i) =>
    (filters.kind === 'all' || (filters.kind === 'figures' ? i.quantities.length > 0 : i.attributions.length > 0))
    && (filters.sourcing === null || (filters.sourcing === 'anonymous' ? i.anonymous : i.sourcing === filters.sourcing))
    && (filters.speaker === '' || i.speakers.includes(filters.speaker))
    && (filters.verdict === null || verdict_of(check_of?.(i)) === filters.verdict)
    && (query === '' || folded(`${i.text} ${i.speakers.join(' ')} ${i.source ?? ''}`).includes(query)));
}

// The sentence with its figures, dates and speakers shown as in the page.
function Sentence({ item }: { item: Item }): JSX.Element {
  const { start } = item.claim;
  const spans = [
    ...item.quantities.map((q) => ({ from: q.start - start, to: q.end - start, tag: q.kind === 'date' || q.kind === 'time' ? 'i' as const : 'b' as const })),
    ...item.attributions.flatMap((a) => (a.source ?? []).map(([from, to]) => ({ from: from - start, to: to - start, tag: 'u' as const }))),
  ].filter((s) => s.from >= 0 && s.to <= item.text.length).sort((a, b) => a.from - b.from);
  const out: (string | JSX.Element)[] = [];
  let at = 0;
  for (const { from, to, tag: Tag } of spans) {
    if (from < at) continue;  // a figure inside a source's name
    out.push(item.text.slice(at, from), <Tag key={from}>{item.text.slice(from, to)}</Tag>);
    at = to;
  }
  out.push(item.text.slice(at));
  return <span class="sentence">{out}</span>;
}

function Row({ item, voice, current, check, on_choose }: { item: Item; voice: Voice; current: boolean; check: Check | null; on_choose: ListProps['on_choose'] }): JSX.Element {
  const { t } = voice;
  const main = item.attributions[0];
  return (
    <li>
      <button type="button" aria-current={current} title={t('list_jump')} onClick={(e) => { on_choose(item.index, e.detail === 0); }}>
        <Sentence item={item} />
        <span class="meta">
          {main?.speaker ? <span class="speaker">{main.speaker}</span> : null}
          {main ? <span>{stance_words(main, voice)}</span> : null}
          <span class="from"><Stroke sourcing={item.sourcing} />{item.sourcing === 'linked' ? item.source : t(rung_of(item))}</span>
          {check?.kind === 'verdict' ? <VerdictLabel status={check.status} voice={voice} /> : null}
          {check?.kind === 'reading' ? <span>{t('check_reading')}</span> : null}
          {check?.kind === 'unread' ? <span>{t(`unread_${check.why}`)}</span> : null}
        </span>
      </button>
    </li>
  );
}

export interface ListProps {
  readonly model: Model;
  readonly voice: Voice;
  readonly current: number | null;
  // `by_keyboard`: the reader's hands are not on the mouse.
  on_choose(index: number, by_keyboard: boolean): void;
  on_export?(format: ExportFormat): void;
  // What became of the claims that were held against their sources.
  readonly checks?: { of(item: Item): Check | null; all?(): void; cancel?(): void; readonly running?: boolean } | undefined;
}

export function ClaimList({ model, voice, current, on_choose, on_export, checks }: ListProps): JSX.Element {
  const { t } = voice;
  const [filters, set_filters] = useState<Filters>(no_filters);
  const [more, set_more] = useState(false);
  const change = (part: Partial<Filters>): void => { set_filters({ ...filters, ...part }); };
  const speakers = useMemo(() => [...new Set(model.items.flatMap((i) => i.speakers))].sort((a, b) => a.localeCompare(b, voice.locale)), [model, voice]);
  // A speaker who is no longer on the page would hide everything.
  const wanted = speakers.includes(filters.speaker) ? filters : { ...filters, speaker: '' };
  const shown = filter_items(model.items, wanted, checks?.of);
  const linked = model.items.filter((i) => i.sourcing === 'linked');
  const asked = checks ? linked.filter((i) => { const c = checks.of(i); return c !== null && c.kind !== 'reading'; }) : [];
  const verdicts = new Set(checks ? model.items.map((i) => verdict_of(checks.of(i))) : []);
  // Of those behind the button, which may be shut.
  const active = [wanted.kind !== 'all', wanted.sourcing !== null, wanted.speaker !== '', wanted.verdict !== null].filter(Boolean).length;
  const toggle = (label: string, pressed: boolean, part: Partial<Filters>, sourcing?: Sourcing): JSX.Element => (
    <button type="button" aria-pressed={pressed} onClick={() => { change(part); }}>{sourcing ? <Stroke sourcing={sourcing} /> : null}{label}</button>
  );
  const by_source = (value: Filters['sourcing'], label: string): JSX.Element =>
    toggle(label, filters.sourcing === value, { sourcing: filters.sourcing === value ? null : value }, value === 'anonymous' || value === null ? undefined : value);

  return (
    <section class="claims" aria-label={t('list_label')}>
      <Summary summary={model.summary} voice={voice} />
      {checks?.all && linked.length > 0 ? (
        <div class="check-all">
          {checks.running
            ? <button type="button" class="act" onClick={() => { checks.cancel?.(); }}>{t('check_cancel')}</button>
            : <button type="button" class="act main" onClick={() => { checks.all?.(); }}>{t(asked.length === linked.length ? 'action_check_again' : 'check_all')}</button>}
          <span class="shown" role="status">{asked.length > 0 || checks.running ? t('check_progress', asked.length, linked.length) : null}</span>
          {checks.running ? <progress max={linked.length} value={asked.length} aria-label={t('check_progress', asked.length, linked.length)} /> : null}
        </div>
      ) : null}
      {model.items.length === 0 ? <p class="empty">{t('list_empty')}</p> : (
        <>
          <div class="filters" role="search" aria-label={t('filter_label')}>
            <div class="find">
              <label class="search"><span class="visually-hidden">{t('list_search')}</span><SearchIcon />
                <input type="search" placeholder={t('list_search')} value={filters.query} onInput={(e) => { change({ query: e.currentTarget.value }); }} />
              </label>
              <button type="button" class="more" aria-expanded={more} aria-controls={more ? 'filters-more' : undefined} onClick={() => { set_more(!more); }}>
                <FilterIcon /><span>{t('filter_label')}</span>{active > 0 ? <b>{active}</b> : null}
              </button>
            </div>
            {more ? (
              <div class="groups" id="filters-more">
                <div class="toggles" role="group" aria-label={t('list_label')}>
                  {toggle(t('filter_all'), filters.kind === 'all', { kind: 'all' })}
                  {toggle(t('filter_figures'), filters.kind === 'figures', { kind: 'figures' })}
                  {toggle(t('filter_quotes'), filters.kind === 'quotes', { kind: 'quotes' })}
                </div>
                <div class="toggles" role="group" aria-label={t('card_source')}>
                  {by_source('linked', t('filter_linked'))}
                  {by_source('named', t('filter_named'))}
                  {by_source('none', t('filter_none'))}
                  {model.summary.anonymous > 0 ? by_source('anonymous', t('filter_anonymous')) : null}
                </div>
                {verdicts.size > 1 ? (
                  <div class="toggles" role="group" aria-label={t('filter_verdict')}>
                    {(['supported', 'partial', 'refuted', 'not_found'] as const).filter((v) => verdicts.has(v)).map((v) => (
                      <button key={v} type="button" aria-pressed={filters.verdict === v} onClick={() => { change({ verdict: filters.verdict === v ? null : v }); }}>
                        <VerdictIcon kind={v} />{t(`verdict_${v}`)}</button>
                    ))}
                  </div>
                ) : null}
                {speakers.length > 1 ? (
                  <label class="who"><span class="visually-hidden">{t('filter_speaker')}</span>
                    <select value={wanted.speaker} onChange={(e) => { change({ speaker: e.currentTarget.value }); }}>
                      <option value="">{t('filter_everyone')}</option>
                      {speakers.map((s) => <option key={s} value={s}>{s}</option>)}
                    </select>
                  </label>
                ) : null}
              </div>
            ) : null}
            {/* Told to a screen reader at every change; seen where something is left out. */}
            <p class={shown.length < model.items.length ? 'told' : 'visually-hidden'}>
              <span role="status">{t('list_count', shown.length, model.items.length)}</span>
              {shown.length < model.items.length && shown.length > 0 ? <button type="button" class="link" onClick={() => { set_filters(no_filters); }}>{t('list_clear')}</button> : null}
            </p>
          </div>
          {shown.length === 0
            ? <p class="empty">{t('list_no_match')} <button type="button" class="link" onClick={() => { set_filters(no_filters); }}>{t('list_clear')}</button></p>
            : <ol>{shown.map((item) => <Row key={item.index} item={item} voice={voice} current={item.index === current} check={checks?.of(item) ?? null} on_choose={on_choose} />)}</ol>}
          {on_export ? (
            <div class="export" role="group" aria-label={t('export_label')}>
              <span>{t('export_label')}</span>
              {(['json', 'csv', 'markdown', 'annotations', 'claimreview'] as const).map((f) => (
                <button key={f} type="button" class="link" onClick={() => { on_export(f); }}>{t(`export_${f}`)}</button>
              ))}
            </div>
          ) : null}
        </>
      )}
    </section>
  );
}
