// Makes small PDFs for the tests: pages of lines in a standard font, with compressed contents as PDFs in the wild have.
import { deflateSync } from 'node:zlib';

export interface PdfOptions {
  readonly lang?: string;
  /** Each page is a picture of text (a filled box), as a scanner makes it. */
  readonly scanned?: boolean;
  readonly locked?: boolean;
}

// WinAnsi: Latin-1, and what typographers use from its upper half.
const upper: Readonly<Record<string, number>> = { '’': 0x92, '‘': 0x91, '“': 0x93, '”': 0x94, '–': 0x96, '—': 0x97, '€': 0x80, 'œ': 0x9C };
const encoded = (text: string): Buffer => Buffer.from(Array.from(text, (c) => upper[c] ?? c.charCodeAt(0)));
const literal = (text: string): string => encoded(text).toString('latin1').replace(/[\\()]/g, '\\$&');

/** `pages`: lines from top to bottom; a line that starts with "# " is a heading, an empty one a gap. */
export function make_pdf(pages: readonly (readonly string[])[], { lang = 'fr', scanned = false, locked = false }: PdfOptions = {}): Buffer {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer): number => objects.push(Buffer.isBuffer(body) ? body : Buffer.from(body, 'latin1'));
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const tree = 2 + 2 * pages.length;  // known before it is written: contents and page alternate
  const kids: number[] = [];
  for (const lines of pages) {
    let y = 780;
    const drawn = lines.map((line) => {
      const heading = line.startsWith('# ');
      y -= line === '' ? 12 : heading ? 26 : 15;
      if (line === '') return '';
      return scanned ? `72 ${y} 420 9 re f` : `BT /F1 ${heading ? 18 : 11} Tf 1 0 0 1 72 ${y} Tm (${literal(heading ? line.slice(2) : line)}) Tj ET`;
    });
    const stream = deflateSync(Buffer.from(drawn.join('\n'), 'latin1'));
    const contents = add(Buffer.concat([Buffer.from(`<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`), stream, Buffer.from('\nendstream')]));
    kids.push(add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${contents} 0 R >>`));
  }
  add(`<< /Type /Pages /Kids [${kids.map((k) => `${k} 0 R`).join(' ')}] /Count ${kids.length} >>`);
  const root = add(`<< /Type /Catalog /Pages ${tree} 0 R /Lang (${lang}) >>`);
  // A password that nobody knows: the hashes fit none.
  const lock = locked ? add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'5a'.repeat(32)}> /U <${'c3'.repeat(32)}> >>`) : 0;

  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let at = parts[0]!.length;
  const places = objects.map((body, i) => {
    const place = at;
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    parts.push(part);
    at += part.length;
    return place;
  });
  const id = '<00112233445566778899aabbccddeeff>';
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((p) => `${String(p).padStart(10, '0')} 00000 n \n`).join('')}`
    + `trailer\n<< /Size ${objects.length + 1} /Root ${root} 0 R /ID [${id} ${id}]${lock ? ` /Encrypt ${lock} 0 R` : ''} >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}
