// Hands the reader a file, without a permission and without a request.
export function save_file(owner: Document | ShadowRoot, name: string, type: string, content: string): void {
  const document = owner instanceof Document ? owner : owner.ownerDocument;
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  (owner instanceof Document ? owner.body : owner).append(link);
  link.click();
  link.remove();
  setTimeout(() => { URL.revokeObjectURL(url); }, 10_000);
}

// Works on plain http pages too, where the asynchronous clipboard is missing.
export async function copy_text(root: Document | ShadowRoot, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const document = root instanceof Document ? root : root.ownerDocument;
    const area = document.createElement('textarea');
    area.value = text;
    area.style.cssText = 'position:fixed;opacity:0';
    (root instanceof Document ? root.body : root).append(area);
    area.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way left on http pages
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
