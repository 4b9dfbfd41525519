// assets/icon.svg → public/icon/<size>.png, for the manifest and the stores.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

const here = new URL('..', import.meta.url);
const svg = readFileSync(new URL('assets/icon.svg', here), 'utf8');
mkdirSync(new URL('public/icon/', here), { recursive: true });
for (const size of [16, 32, 48, 96, 128]) {
  writeFileSync(new URL(`public/icon/${size}.png`, here), new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng());
}
