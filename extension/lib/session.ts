// What came of checks, kept in the browser's memory until it is closed: a page that is loaded again still knows.
// Nothing of a private window is kept.
import { browser } from 'wxt/browser';
import { is_check, type Check } from '../../web/src/check/types.ts';
import { is_object } from '../../web/src/engine/messages.ts';

export type Kept = readonly (readonly [key: string, check: Check])[];

const most_pages = 40;
const most_checks = 300;  // of one page

const name_of = (page: string): string => `checks ${page.replace(/#.*$/, '')}`;

export function kept_from(v: unknown): Kept {
  if (!is_object(v) || !Array.isArray(v.checks)) return [];
  return v.checks.filter((entry): entry is [string, Check] => Array.isArray(entry) && typeof entry[0] === 'string' && is_check(entry[1]));
}

export async function recall(page: string): Promise<Kept> {
  const name = name_of(page);
  return kept_from((await browser.storage.session.get(name))[name]);
}

// One at a time: two checks that end together would each write what the other doesn't know.
let writing: Promise<unknown> = Promise.resolve();

export function remember(page: string, key: string, check: Check): Promise<unknown> {
  writing = writing.catch(() => undefined).then(async () => {
    const checks = [...(await recall(page)).filter(([k]) => k !== key), [key, check] as const].slice(-most_checks);
    const all: Record<string, unknown> = await browser.storage.session.get<Record<string, unknown>>(null);
    const at = (v: unknown): number => (is_object(v) && typeof v.at === 'number' ? v.at : 0);
    const pages = Object.keys(all).filter((n) => n.startsWith('checks ')).sort((a, b) => at(all[a]) - at(all[b]));
    const old = pages.filter((n) => n !== name_of(page)).slice(0, Math.max(0, pages.length - most_pages));
    if (old.length > 0) await browser.storage.session.remove(old);
    await browser.storage.session.set({ [name_of(page)]: { at: Date.now(), checks } });
  });
  return writing;
}
