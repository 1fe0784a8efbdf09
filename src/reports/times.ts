import type { Result } from "../result/result.ts";

/** When a run began and ended, in milliseconds since 1970; 0 where its document names no real time. */
export const timesOf = ({
  volatile: { started, seconds },
}: Result): { readonly start: number; readonly stop: number } => {
  const start = Date.parse(started);
  const stop = start + Math.round(seconds * 1000);
  return [start, stop].every(isTime) ? { start, stop } : { start: 0, stop: 0 };
};

/** What a Date can hold, from 1970 to the year 9999. */
const isTime = (milliseconds: number): boolean => milliseconds >= 0 && milliseconds < 253_402_300_800_000;
