// What reading the source brought, on a card: the verdict in a word and a shape, both texts side by
// side, what was compared, and the way to the passage. About claim and source, never about the world.
import type { Finding } from '@citelight/engine';
import type { JSX } from 'preact';
import type { Check, Verdict as Found } from '../check/types.ts';
import type { Voice } from '../strings/voice.ts';
import { OutIcon, VerdictIcon } from './icons.tsx';
import { safe_url } from './words.ts';

const good: ReadonlySet<Finding['relation']> = new Set(['equal', 'rounded', 'within_bound', 'converted', 'computed', 'verbatim', 'typography', 'elided']);
const bad: ReadonlySet<Finding['relation']> = new Set(['differs', 'altered', 'other_speaker', 'opposite', 'truncated']);

export const tone_of = (f: Finding): 'good' | 'bad' | 'open' => (good.has(f.relation) ? 'good' : bad.has(f.relation) ? 'bad' : 'open');

interface Stretch { readonly start: number; readonly end: number }

// `text` with the stretches marked; they may touch and overlap, and lie anywhere.
function Marked({ text, parts, name }: { text: string; parts: readonly Stretch[]; name: string }): JSX.Element {
  const out: (string | JSX.Element)[] = [];
  let at = 0;
  for (const { start, end } of [...parts].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, at);
    if (end <= from) continue;
    out.push(text.slice(at, from), <mark key={from} class={name}>{text.slice(from, end)}</mark>);
    at = end;
  }
  out.push(text.slice(at));
  return <>{out}</>;
}

// What fits is told in a line; what doesn't is laid side by side.
function Comparison({ f, voice: { t } }: { f: Finding; voice: Voice }): JSX.Element {
  const differences = f.differences ?? [];
  const inside = (place: Stretch, of: Stretch): Stretch => ({ start: place.start - of.start, end: place.end - of.start });
  const tone = tone_of(f);
  const short = tone === 'good' && differences.length === 0 && f.claim.text.length < 60 && (f.source?.text.length ?? 0) < 60;
  const same = f.source?.text === f.claim.text;
  return (
    <li class={`finding${tone === 'open' ? '' : ` ${tone}`}${short ? ' short' : ''}`}>
      <p class="reason"><VerdictIcon kind={tone === 'good' ? 'supported' : tone === 'bad' ? 'refuted' : 'not_found'} />
        {short ? <b>{f.claim.text}</b> : null}<span>{t(same && f.reason_code === 'same_date' ? 'verify_same_value' : `verify_${f.reason_code}`)}{short && f.source && !same ? <>{t('colon')}<b>{f.source.text}</b></> : null}</span></p>
      {short ? null : (
        <dl>
          <div><dt>{t('check_page')}</dt><dd><Marked text={f.claim.text} parts={differences.map((d) => inside(d.claim, f.claim))} name="gone" /></dd></div>
          {f.source ? <div><dt>{t('check_source')}</dt><dd><Marked text={f.source.text} parts={differences.map((d) => inside(d.source, f.source!))} name="came" /></dd></div> : null}
        </dl>
      )}
    </li>
  );
}

// The source's words that were compared, as they stand in its passage.
function compared(passage: string, findings: readonly Finding[]): Stretch[] {
  return findings.flatMap(({ source }) => {
    const start = source && source.text.length < 60 ? passage.indexOf(source.text) : -1;
    return start < 0 ? [] : [{ start, end: start + source!.text.length }];
  });
}

export function VerdictLabel({ status, voice: { t } }: { status: Found['status']; voice: Voice }): JSX.Element {
  return <span class={`verdict ${status}`}><VerdictIcon kind={status} />{t(`verdict_${status}`)}</span>;
}

export function CheckSection({ check, url, voice }: { check: Check; url: string | null; voice: Voice }): JSX.Element {
  const { t } = voice;
  if (check.kind === 'reading') {
    return <section class="check" aria-live="polite"><h3>{t('check_title')}</h3><p class="firmly" role="status">{t('check_reading')}</p></section>;
  }
  if (check.kind === 'unread') {
    return (
      <section class="check" aria-live="polite">
        <h3>{t('check_title')}</h3>
        <p class="firmly" role="status">{t(`unread_${check.why}`)}{url && check.why !== 'permission' ? ` ${t('unread_open')}` : ''}</p>
      </section>
    );
  }
  const passage_url = safe_url(check.url);
  return (
    <section class="check" aria-live="polite">
      <h3 class="visually-hidden">{t('check_title')}</h3>
      <p class="verdict-line" role="status"><VerdictLabel status={check.status} voice={voice} /></p>
      {check.findings.length > 0 ? <ul class="findings">{check.findings.map((f) => <Comparison key={`${f.claim.start}-${f.relation}`} f={f} voice={voice} />)}</ul> : null}
      {check.passage ? (
        <div class="passage">
          <h4>{t(check.status === 'not_found' ? 'check_passage' : 'check_found')}{check.page === undefined ? null : `, ${t('check_page_of', check.page)}`}</h4>
          <blockquote tabIndex={check.passage.length > 260 ? 0 : undefined}><Marked text={check.passage} parts={compared(check.passage, check.findings)} name="met" /></blockquote>
          {passage_url ? <a class="link" href={passage_url.href} target="_blank" rel="noopener noreferrer">{t('check_open')}<OutIcon /></a> : null}
        </div>
      ) : null}
      <p class="why">{t('check_scope')}</p>
    </section>
  );
}
