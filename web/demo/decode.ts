// A file's bytes as text, in the character set it declares: by its byte-order mark, or as a page by its <meta>.
export function decode(bytes: Uint8Array, html: boolean): string {
  const marks: [string, number[]][] = [['utf-8', [0xEF, 0xBB, 0xBF]], ['utf-16le', [0xFF, 0xFE]], ['utf-16be', [0xFE, 0xFF]]];
  for (const [label, mark] of marks) if (mark.every((byte, i) => bytes[i] === byte)) return new TextDecoder(label).decode(bytes);
  const declared = html ? /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 1024)))?.[1] : undefined;
  // UTF-8 where the bytes are, whatever a page says of itself; what is left is nearly always an old Western file.
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    try { return new TextDecoder(declared ?? 'windows-1252').decode(bytes); } catch { return new TextDecoder('windows-1252').decode(bytes); }
  }
}
