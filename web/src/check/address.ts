// Which addresses may be asked for at all. A page can cite anything; a link to the reader's own
// router or to a service on this computer is not a source, unless the page itself is on that network.

function private_v4(host: string): boolean {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host);
  if (!parts) return false;
  const [a, b] = [Number(parts[1]), Number(parts[2])];
  return a === 0 || a === 10 || a === 127 || (a === 100 && b >= 64 && b < 128) || (a === 169 && b === 254)
    || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || a >= 224;
}

/** Whether the host is a loopback, private or link-local one by its literal name. URL has normalised it. */
export function is_private_host(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (host === 'localhost' || /\.(localhost|local|internal|lan|home|intranet|home\.arpa)$/.test(host)) return true;
  if (host.startsWith('[')) {
    const v6 = host.slice(1, -1);
    const mapped = /^::(?:ffff:)?([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(v6);
    if (mapped) {
      const [high, low] = [Number.parseInt(mapped[1]!, 16), Number.parseInt(mapped[2]!, 16)];
      return private_v4(`${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`);
    }
    return v6 === '::' || v6 === '::1' || /^f[cd]/.test(v6) || /^fe[89ab]/.test(v6);
  }
  return private_v4(host) || (!host.includes('.') && !host.includes(':'));  // a bare name is a name of this network
}

export function refuse_address(url: string, page: string): 'address' | 'private' | null {
  let parsed: URL;
  try { parsed = new URL(url); } catch { return 'address'; }
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return 'address';
  if (parsed.username !== '' || parsed.password !== '') return 'address';
  if (!is_private_host(parsed.hostname)) return null;
  try { return is_private_host(new URL(page).hostname) ? null : 'private'; } catch { return 'private'; }
}
