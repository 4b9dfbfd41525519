// Long work in short slices: a generator yields wherever it may be interrupted, and whoever runs it decides when it rests.
export type Steps<T> = Generator<undefined, T, undefined>;

export function at_once<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

// Far under the 50 ms from which a reader feels that input waits; what is short is done in the first slice.
const slice_ms = 12;

/** `rest` resolves when the next slice may begin. */
export async function in_slices<T>(steps: Steps<T>, rest: () => Promise<void> = next_task): Promise<T> {
  for (;;) {
    const until = performance.now() + slice_ms;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < until);
    await rest();
  }
}

interface Scheduler { yield?(): Promise<void> }

/** After what the browser has to do first: input, a frame. (A timer would wait longer, and a second in a hidden tab.) */
export function next_task(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  return typeof scheduler?.yield === 'function' ? scheduler.yield() : last_in_line();
}

/** After whatever waits already: what a worker sent while it started, say. */
function last_in_line(): Promise<void> {
  return new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); go(); };
    port2.postMessage(null);
  });
}

/** When nobody wants anything, but soon all the same. */
export function idle_time(): Promise<void> {
  if (typeof requestIdleCallback !== 'function') return next_task();
  return new Promise((go) => { requestIdleCallback(() => { go(); }, { timeout: 200 }); });
}

/** When what has just come into the page was laid out and painted by the browser in its own time; measuring it before that would lay it
 *  out here and now. A page that nobody sees isn't drawn, or stops to be. */
export function drawn(): Promise<void> {
  if (document.hidden) return next_task();
  return new Promise((go) => {
    requestAnimationFrame(() => { void last_in_line().then(go); });
    setTimeout(go, 200);
  });
}
