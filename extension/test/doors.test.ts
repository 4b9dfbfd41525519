import { expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { is_own_window, is_state, is_to_background, is_to_page } from '../lib/messages.ts';
import { kept_from } from '../lib/session.ts';
import { fresh, pattern_of, settings_from, source_pattern, view_settings } from '../lib/settings.ts';

const counts = { claims: 3, figures: 2, quotes: 1, linked: 1, named: 1, none: 1, anonymous: 0 };

test('messages to the background', () => {
  for (const good of [{ kind: 'run', tab: 3 }, { kind: 'style', look: 'full', on: true }, { kind: 'changed', state: { kind: 'reading' } },
    { kind: 'verify', input: { claim: { text: 'a' }, source: { text: 'b' } } }, { kind: 'ask_to_read', host: 'a.example', index: 2, all: false },
    { kind: 'recall' }, { kind: 'remember', key: 'k', check: { kind: 'unread', why: 'pdf' } }]) {
    expect(is_to_background(good), JSON.stringify(good)).toBe(true);
  }
  for (const bad of [null, 'run', {}, { kind: 'run' }, { kind: 'run', tab: -1 }, { kind: 'run', tab: '3' }, { kind: 'style', look: 'body{}', on: true },
    { kind: 'analyse', document: { text: 'a' } }, { kind: 'changed', state: {} }, { kind: 'eval', code: '1' },
    { kind: 'prepare', lang: 'fr' },
    { kind: 'source', url: 'https://a.example/', page: 'https://b.example/' }, { kind: 'verify', input: { claim: 'a' } }, { kind: 'remember', key: 'k', check: {} }, { kind: 'ask_to_read', host: 'a.example', index: 2 }, { kind: 'ask_to_read', host: 'a.example/"><script>', index: 2, all: false }]) expect(is_to_background(bad), JSON.stringify(bad)).toBe(false);
});

test('messages to a page', () => {
  for (const good of [{ kind: 'state' }, { kind: 'open', index: 0, card: true }, { kind: 'step', by: -1 }, { kind: 'hide', hidden: true }, { kind: 'refresh', selection: false }, { kind: 'check', index: 4 }, { kind: 'check', index: null }, { kind: 'check_all' }, { kind: 'check_stop' }]) expect(is_to_page(good)).toBe(true);
  for (const bad of [null, { kind: 'open', index: 1.5, card: true }, { kind: 'step', by: 2 }, { kind: 'hide' }, { kind: 'refresh' }, { kind: 'check', index: '4' }]) expect(is_to_page(bad)).toBe(false);
});

test('only our own windows may name a tab', () => {
  const own = (browser.runtime.getURL as (path: string) => string)('/');
  expect(is_own_window({ id: browser.runtime.id, url: `${own}popup.html` })).toBe(true);
  for (const url of [undefined, '', 'https://news.example/', `https://news.example/?${own}popup.html`, own.replace(/\w\/$/, '0/')]) {
    expect(is_own_window({ id: browser.runtime.id, url }), url).toBe(false);
  }
});

test('states of a page', () => {
  expect(is_state({ kind: 'shown', counts, hidden: false, current: null, checked: 0, checking: false })).toBe(true);
  expect(is_state({ kind: 'shown', counts: { ...counts, claims: '3' }, hidden: false, current: null, checked: 0, checking: false })).toBe(false);
  expect(is_state({ kind: 'shown', counts, hidden: false, current: null })).toBe(false);
  expect(is_state({ kind: 'refused', why: 'forbidden' })).toBe(true);
  expect(is_state({ kind: 'refused', why: 'no reason' })).toBe(false);
});

test('stored settings of any age', () => {
  expect(settings_from(undefined)).toEqual(fresh);
  expect(settings_from({ look: 'blink', hover: 'yes', sites: ['b.example', 'a.example', 'b.example', 'no host', 7] })).toEqual({ ...fresh, sites: ['a.example', 'b.example'] });
  expect([...view_settings({ ...fresh, dates: false }).layers]).toEqual(['number', 'speaker']);
  expect(pattern_of('news.example:8080')).toBe('*://news.example/*');
});

test('the site of a source is all its names; an address in numbers has no others', () => {
  expect(source_pattern('www.paper.example')).toBe('*://*.paper.example/*');
  expect(source_pattern('paper.example:8080')).toBe('*://*.paper.example/*');
  expect(source_pattern('192.0.2.7')).toBe('*://192.0.2.7/*');
  expect(source_pattern('localhost:99')).toBe('*://localhost/*');
});

test('what was kept of checks, by any version of us', () => {
  expect(kept_from(undefined)).toEqual([]);
  expect(kept_from({ checks: [['a', { kind: 'unread', why: 'pdf' }], ['b', { kind: 'verdict' }], 'c', [1, { kind: 'reading' }]] })).toEqual([['a', { kind: 'unread', why: 'pdf' }]]);
});
