// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { is_private_host, refuse_address } from '../src/check/address.ts';
import { check_of, refuse_claim, verify_input } from '../src/check/check.ts';
import { decode, fetch_source } from '../src/check/fetch_source.ts';
import { read_source } from '../src/check/read_source.ts';
import { is_check, is_source_reply } from '../src/check/types.ts';
import { is_verify_input } from '../src/engine/messages.ts';
import type { Item } from '../src/view/index.ts';

const page = 'https://news.example/article';

describe('addresses', () => {
  test.each(['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.0.9', '0.0.0.0', 'localhost', 'a.localhost', 'printer.local', 'router', '[::1]', '[fd00::1]', '[fe80::1]', '[::ffff:7f00:1]', '100.64.0.1'])('%s is private', (host) => {
    expect(is_private_host(host)).toBe(true);
  });
  test.each(['example.org', '8.8.8.8', '172.32.0.1', '192.169.1.1', '[2606:4700::1111]', 'localhost.example.org', '11.0.0.1'])('%s is not', (host) => {
    expect(is_private_host(host)).toBe(false);
  });
  test('only http and https, no passwords, and the private network only for pages that are on it', () => {
    expect(refuse_address('https://example.org/a', page)).toBeNull();
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'ftp://example.org', 'https://a:b@example.org/', 'nonsense']) expect(refuse_address(url, page)).toBe('address');
    // Written so that they don't look it: URL tells.
    for (const url of ['http://127.1/', 'http://2130706433/', 'http://0x7f.1/', 'http://[::ffff:127.0.0.1]/', 'http://LOCALHOST./']) expect(refuse_address(url, page)).toBe('private');
    expect(refuse_address('http://192.168.1.9/', 'http://192.168.1.2/wiki')).toBeNull();
  });
});

describe('the one request', () => {
  const answering = (body: BodyInit | null, init: ResponseInit = {}, url = 'https://source.example/r'): typeof fetch => (() => {
    const answer = new Response(body, init);
    Object.defineProperty(answer, 'url', { value: url });
    return Promise.resolve(answer);
  });
  const html = { headers: { 'content-type': 'text/html; charset=utf-8' } };

  test('carries neither cookies nor referrer, and no fragment', async () => {
    let seen: [unknown, RequestInit | undefined] | undefined;
    const reply = await fetch_source('https://source.example/r#part', page, { fetch: ((url: unknown, init?: RequestInit) => { seen = [url, init]; return answering('<p>a</p>', html)(''); }) });
    expect(reply).toEqual({ kind: 'body', type: 'html', body: '<p>a</p>', url: 'https://source.example/r' });
    expect(seen?.[0]).toBe('https://source.example/r');
    expect(seen?.[1]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });
  test.each([[404, 'gone'], [410, 'gone'], [401, 'denied'], [403, 'denied'], [451, 'denied'], [429, 'server'], [500, 'server'], [503, 'server']] as const)('status %i is told as %s', async (status, why) => {
    expect(await fetch_source('https://source.example/r', page, { fetch: answering('no', { ...html, status }) })).toEqual({ kind: 'unread', why });
  });
  test('types, sizes and where a redirect led', async () => {
    const ask = (f: typeof fetch, options = {}) => fetch_source('https://source.example/r', page, { fetch: f, ...options });
    expect(await ask(answering('x', { headers: { 'content-type': 'image/png' } }))).toEqual({ kind: 'unread', why: 'type' });
    expect(await ask(answering('%PDF-1.7', { headers: { 'content-type': 'text/html' } }))).toEqual({ kind: 'unread', why: 'pdf' });
    expect(await ask(answering('x'.repeat(2000), html), { limit_bytes: 1000 })).toEqual({ kind: 'unread', why: 'too_large' });
    expect(await ask(answering('x', html, 'http://127.0.0.1/admin'))).toEqual({ kind: 'unread', why: 'private' });
    expect(await ask(answering('x', html, 'https://consent.source.example/'))).toEqual({ kind: 'unread', why: 'consent' });
    expect(await ask((() => Promise.reject(new TypeError('failed'))))).toEqual({ kind: 'unread', why: 'network' });
  });
  test('a link that leads on to where we may not read is told from a site that is not there', async () => {
    const redirecting = ((_: unknown, init?: RequestInit) => (init?.redirect === 'manual'
      ? Promise.resolve({ type: 'opaqueredirect', body: null } as unknown as Response) : Promise.reject(new TypeError('failed')))) as typeof fetch;
    const ask = (f: typeof fetch, ask_whether_it_leads_on: boolean) => fetch_source('https://short.example/r', page, { fetch: f, ask_whether_it_leads_on });
    expect(await ask(redirecting, true)).toEqual({ kind: 'unread', why: 'moved' });
    expect(await ask(redirecting, false)).toEqual({ kind: 'unread', why: 'network' });
    expect(await ask((() => Promise.reject(new TypeError('failed'))), true)).toEqual({ kind: 'unread', why: 'network' });
  });
  test('an archive without its copy', async () => {
    for (const host of ['web.archive.org', 'archive.ph']) {
      expect(await fetch_source(`https://${host}/x`, page, { fetch: answering('no', { ...html, status: 404 }, `https://${host}/x`) })).toEqual({ kind: 'unread', why: 'archive' });
    }
  });
  test('a PDF goes to whoever can read it, by its type, its name or its first bytes', async () => {
    const read_pdf = () => Promise.resolve({ pdf: 'read', text: { text: 'In all, 12 ships.', pages: [0], lang: 'en' } } as const);
    const ask = (type: string, body = '%PDF-1.7', url = 'https://source.example/r.pdf') => fetch_source(url, page, { fetch: answering(body, { headers: { 'content-type': type } }, url), read_pdf });
    for (const type of ['application/pdf', 'application/octet-stream', 'text/html']) expect(await ask(type), type).toMatchObject({ kind: 'body', type: 'pdf', body: 'In all, 12 ships.', pages: [0] });
    expect(await ask('application/pdf', '<html>sign in')).toEqual({ kind: 'unread', why: 'pdf' });
    expect(await ask('application/octet-stream', 'PK', 'https://source.example/r.zip')).toEqual({ kind: 'unread', why: 'type' });
    expect(await fetch_source('https://source.example/r', page, { fetch: answering('%PDF-'.padEnd(3000, 'x'), { headers: { 'content-type': 'application/pdf' } }), limit_pdf_bytes: 2000 })).toEqual({ kind: 'unread', why: 'too_large' });
  });
  test('one that never answers is given up', async () => {
    const never = ((_: unknown, init?: RequestInit) => new Promise((_resolve, reject) => { init?.signal?.addEventListener('abort', () => { reject(new Error('aborted')); }); })) as typeof fetch;
    expect(await fetch_source('https://source.example/r', page, { fetch: never, limit_ms: 5 })).toEqual({ kind: 'unread', why: 'timeout' });
  });
  test('character sets: mark, header, head, and what the bytes are', () => {
    const latin = new Uint8Array([...new TextEncoder().encode('<p>caf'), 0xE9]);
    const utf = new TextEncoder().encode('<p>café');
    expect(decode(latin, 'text/html; charset=ISO-8859-1')).toBe('<p>café');
    expect(decode(latin, 'text/html')).toBe('<p>café');
    expect(decode(utf, 'text/html')).toBe('<p>café');
    expect(decode(utf, 'text/html; charset=no-such-thing')).toBe('<p>café');
    expect(decode(latin, 'text/html; charset=utf-8')).toBe('<p>café');
    // One broken letter among others is the page's own.
    expect(decode(new Uint8Array([...utf, 0xE9]), 'text/html; charset=utf-8')).toBe('<p>café\uFFFD');
    expect(decode(new Uint8Array([0xEF, 0xBB, 0xBF, ...utf]), 'text/html; charset=iso-8859-1')).toBe('<p>café');
    expect(decode(new Uint8Array([...new TextEncoder().encode('<meta charset="windows-1252">'), ...latin]), 'text/html')).toContain('café');
  });
});

describe('the source’s text', () => {
  const long = 'The harbour board met on Tuesday to look at the accounts and the plan of works for the coming year. '.repeat(4);
  const body = (text: string) => ({ kind: 'body', type: 'html', body: text, url: 'https://source.example/r' }) as const;
  test('is what its article says, in its language, and none of its scripts run', () => {
    const read = read_source(body(`<html lang="en"><title>R</title><script>document.title = "ran"; throw 1</script><nav>Menu 12</nav><article><h1>Report</h1><p>${long}</p><img src=x onerror="globalThis.ran = 1"></article>`));
    expect(read).toMatchObject({ lang: 'en', url: 'https://source.example/r' });
    expect('text' in read && read.text).toContain('The harbour board met');
    expect((globalThis as { ran?: number }).ran).toBeUndefined();
  });
  test('a shell, a wall and a question about cookies are not the source', () => {
    expect(read_source(body('<div id="app"></div><script src="app.js"></script>'))).toEqual({ unread: 'empty' });
    expect(read_source(body('<article><p>It handled 5 tonnes.</p></article><script src="app.js"></script>'))).toEqual({ unread: 'empty' });
    expect(read_source(body('<article><p>It handled 5 tonnes.</p></article>'))).toMatchObject({ text: 'It handled 5 tonnes.' });
    expect(read_source(body('<title>Before you continue</title><p>Accept?</p>'))).toEqual({ unread: 'consent' });
    expect(read_source(body(`<script type="application/ld+json">{"isAccessibleForFree": false}</script><article><p>${long}</p></article>`))).toEqual({ unread: 'paywall' });
  });
});

describe('claim and answer', () => {
  const item = { text: 'It handled 5 tonnes.', speakers: ['Jane Roe'] } as unknown as Item;
  test('the question holds what the page knows', () => {
    const input = verify_input(item, { lang: 'en', published: '2024-01-01' }, { text: 'source', lang: 'fr', url: 'https://source.example/r' });
    expect(input).toEqual({ claim: { text: item.text, lang: 'en', published: '2024-01-01', speaker: 'Jane Roe' }, source: { text: 'source', lang: 'fr', url: 'https://source.example/r' } });
    expect(is_verify_input(input)).toBe(true);
    for (const wrong of [null, {}, { claim: { text: 1 }, source: { text: '' } }, { claim: { text: '' }, source: { passages: ['a'] } }]) expect(is_verify_input(wrong)).toBe(false);
  });
  test('the answer leads to its passage', () => {
    const input = verify_input(item, { lang: 'en' }, { text: 'One. It handled 5 tonnes.', url: 'https://source.example/r#top' });
    const check = check_of({ kind: 'verification', verification: { id: null, status: 'supported', passage: [5, 25], fragment: '#:~:text=It', confidence: 1, findings: [] } }, input);
    expect(check).toEqual({ kind: 'verdict', status: 'supported', findings: [], passage: 'It handled 5 tonnes.', url: 'https://source.example/r#:~:text=It', translated: false });
    expect(is_check(check)).toBe(true);
    expect(check_of({ kind: 'refused', why: 'language' }, input)).toEqual({ kind: 'unread', why: 'language' });
  });
  test('pages of text are no claim', () => {
    expect(refuse_claim(item)).toBeNull();
    expect(refuse_claim({ ...item, text: 'x'.repeat(5001) })).toEqual({ kind: 'unread', why: 'long' });
    expect(is_check(refuse_claim({ ...item, text: 'x'.repeat(5001) }))).toBe(true);
  });
  test('nothing else passes the door', () => {
    for (const wrong of [null, 'x', {}, { kind: 'unread', why: 'because' }, { kind: 'verdict', status: 'supported' }, { kind: 'body', type: 'exe', body: '', url: '' }]) {
      expect(is_check(wrong)).toBe(false);
      expect(is_source_reply(wrong)).toBe(false);
    }
  });
});
