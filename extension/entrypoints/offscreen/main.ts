// Chromium only, never shown: stands in for the background, which may start no worker there.
import { read_in_worker } from '../../lib/pdf.ts';

navigator.serviceWorker.addEventListener('message', ({ data, ports }: MessageEvent<unknown>) => {
  const bytes = (data as { read_pdf?: unknown } | null)?.read_pdf;
  const port = ports[0];
  if (bytes instanceof Uint8Array && port) void read_in_worker(bytes).then((answer) => { port.postMessage(answer); });
});
navigator.serviceWorker.startMessages();
