// A text kept in a link: compressed, after the "#", which browsers never send.
const limit = 24_000;  // characters of a link that mail and chat programs still pass on whole

async function through(bytes: Uint8Array<ArrayBuffer>, transform: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(transform)).arrayBuffer());
}

export async function to_fragment(html: string): Promise<string | null> {
  const packed = await through(new TextEncoder().encode(html), new CompressionStream('deflate-raw'));
  let binary = '';
  for (const byte of packed) binary += String.fromCharCode(byte);
  const text = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return text.length > limit ? null : `#t=${text}`;
}

// The HTML a fragment carries; null where it carries none or is damaged. Not yet cleaned.
export async function from_fragment(fragment: string): Promise<string | null> {
  const found = /^#t=([\w-]+)$/.exec(fragment);
  if (!found?.[1]) return null;
  try {
    const binary = atob(found[1].replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(await through(Uint8Array.from(binary, (c) => c.charCodeAt(0)), new DecompressionStream('deflate-raw')));
  } catch {
    return null;
  }
}
