// A page's document in the form the expected files of tests/pages have: to be read by a person.
import { readPage } from '../src/page/index.ts';

export const shape_address = 'https://news.example.com/2024/05/page';

export interface Shape {
  how: string;
  lang: string | null;
  title: string | null;
  published: string | null;
  meta: Record<string, unknown>;
  blocks: [kind: string, text: string][];
  links: [kind: string, text: string, url: string][];
}

/** A page as a browser makes it of a saved file: shadow roots that the markup declares are there. */
export function page_of(html: string): Document {
  const document = new DOMParser().parseFromString(html, 'text/html');
  for (const template of document.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode="open"]')) {
    template.parentElement!.attachShadow({ mode: 'open' }).append(template.content);
    template.remove();
  }
  return document;
}

export function shape_of(document: Document): Shape {
  const { input, meta, how } = readPage(document, { url: shape_address });
  return {
    how, lang: input.lang ?? null, title: input.title ?? null, published: input.published ?? null,
    meta: Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== null && (value as unknown[]).length !== 0)),
    blocks: (input.blocks ?? []).map((b) => [b.kind ?? 'paragraph', input.text.slice(b.start, b.end)]),
    links: (input.links ?? []).map((l) => [l.kind ?? 'body', input.text.slice(l.start, l.end), l.url]),
  };
}
