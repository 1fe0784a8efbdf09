/** A promise and the function that keeps it. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

export const deferred = <T>(): Deferred<T> => {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
};

/**
 * True if the promise is kept within this time. The promise must not reject.
 * What has happened by then is let in first: a busy thread may learn of it late.
 */
export const keptWithin = (promise: Promise<unknown>, ms: number): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => setImmediate(() => resolve(false)), ms);
    void promise.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });

/** Lateness of a timer, in milliseconds, from which this thread counts as busy. */
const busyMs = 50;

/**
 * setTimeout for judging others. If it fires late, this thread was busy and
 * answers may lie unread: it waits for as long again, in all at most `ms`
 * more. Then it lets what has arrived be read before it calls. Returns how to
 * cancel it.
 */
export const patiently = (ms: number, call: () => void): (() => void) => {
  let cancelled = false;
  let patienceMs = ms;
  let timer: NodeJS.Timeout;
  const wait = (thisLong: number): void => {
    const due = performance.now() + thisLong;
    timer = setTimeout(() => {
      const more = Math.min(performance.now() - due, patienceMs);
      patienceMs -= more;
      if (more > busyMs) return wait(more);
      setImmediate(() => {
        if (!cancelled) call();
      });
    }, thisLong);
  };
  wait(ms);
  return () => {
    cancelled = true;
    clearTimeout(timer);
  };
};
