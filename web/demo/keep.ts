// Whether the page is kept for the next visit without a network; answers once it is.
export async function kept_for_offline(): Promise<boolean> {
  // Where there is no secure origin (a file, plain http elsewhere than on this machine) browsers have no service workers.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return false;
  try {
    await navigator.serviceWorker.register('sw.js');
    await navigator.serviceWorker.ready;
    return true;
  } catch {
    return false;
  }
}
