// What the reader chose, kept in the browser's own storage on this computer.
import { browser } from 'wxt/browser';
import { is_object } from '../../web/src/engine/messages.ts';
import type { Layer, Look, ViewSettings } from '../../web/src/view/index.ts';

export interface Settings {
  readonly figures: boolean;
  readonly dates: boolean;
  readonly speakers: boolean;
  readonly look: Look;
  readonly hover: boolean;
  readonly languages_off: readonly string[];  // languages that are read here, but not for this reader
  readonly sites: readonly string[];  // host names whose pages are read without being asked
}

export const fresh: Settings = { figures: true, dates: true, speakers: true, look: 'full', hover: true, languages_off: [], sites: [] };

const is_host = (value: unknown): value is string => typeof value === 'string' && /^[\w.-]+(:\d+)?$/.test(value);

// Stored by any version of us, or damaged: what doesn't fit is as new.
export function settings_from(stored: unknown): Settings {
  if (!is_object(stored)) return fresh;
  const flag = (name: 'figures' | 'dates' | 'speakers' | 'hover'): boolean => (typeof stored[name] === 'boolean' ? stored[name] : fresh[name]);
  return {
    figures: flag('figures'), dates: flag('dates'), speakers: flag('speakers'), hover: flag('hover'),
    look: stored.look === 'line' ? 'line' : 'full',
    languages_off: Array.isArray(stored.languages_off) ? [...new Set(stored.languages_off.filter((l): l is string => typeof l === 'string' && /^[a-z]{2,3}$/.test(l)))].sort() : [],
    sites: Array.isArray(stored.sites) ? [...new Set(stored.sites.filter(is_host))].sort() : [],
  };
}

export async function load_settings(): Promise<Settings> {
  return settings_from((await browser.storage.local.get('settings')).settings);
}

export async function change_settings(part: Partial<Settings>): Promise<Settings> {
  const settings = settings_from({ ...(await load_settings()), ...part });
  await browser.storage.local.set({ settings });
  return settings;
}

export function on_settings(listener: (settings: Settings) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes.settings) listener(settings_from(changes.settings.newValue));
  });
}

export function view_settings(s: Settings): ViewSettings {
  const layers = new Set<Layer>();
  if (s.figures) layers.add('number');
  if (s.dates) layers.add('date');
  if (s.speakers) layers.add('speaker');
  return { layers, look: s.look, hover: s.hover };
}

// The match pattern of a host: every page of it, on both schemes.
export const pattern_of = (host: string): string => `*://${host.replace(/:\d+$/, '')}/*`;

// Every page of every site, as the manifest offers it. In Firefox a pattern is granted only where one of the manifest's
// holds all of it, and "*" for the scheme is more than http, or https, alone.
export const every_site = '*://*/*';

// The match pattern of a source's site. Links drop or add "www." and sites answer from one of their other names, so
// the site is all of them; an address in numbers has no others.
export function source_pattern(host: string): string {
  const name = host.replace(/:\d+$/, '').replace(/^www\./, '');
  return name.includes('.') && !/^[\d.]+$|^\[/.test(name) ? `*://*.${name}/*` : pattern_of(host);
}

// The languages that articles are read in: those the engine has packs for.
export const languages_read = ['en', 'fr'] as const;
