// tests/pages: a page shape a folder, with the document it must give. A changed expectation is read in
// review; tests/pages/add.mjs writes it, this never does.
import { describe, expect, it } from 'vitest';
import { page_of, shape_of, type Shape } from './page_shape.ts';

const pages = import.meta.glob<string>('../../tests/pages/*/page.html', { query: '?raw', import: 'default', eager: true });
const expected = import.meta.glob<Shape>('../../tests/pages/*/expected.json', { import: 'default', eager: true });

describe('page shapes', () => {
  it('are all there, each with its expected document', () => {
    expect(Object.keys(pages).length).toBeGreaterThanOrEqual(12);
    expect(Object.keys(expected).map((path) => path.replace('expected.json', 'page.html')).sort()).toEqual(Object.keys(pages).sort());
  });
  for (const [path, html] of Object.entries(pages)) {
    it(path.split('/').at(-2)!, () => {
      const shape = shape_of(page_of(html));
      expect(shape).toEqual(expected[path.replace('page.html', 'expected.json')]);
    });
  }
});
