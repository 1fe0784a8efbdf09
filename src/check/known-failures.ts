import { join } from "node:path";
import { invariants } from "../../properties/index.ts";
import { printable } from "../text/printable.ts";

/**
 * Known failures: a text, one line a case. A line names a stored
 * counterexample, may say until when it is tolerated, and says why:
 *
 *     ORD-2 0123456789ab until:2026-12-31 the fund moves to the new ledger in December
 *
 * Lines that are empty or begin with # are passed over.
 */
export interface KnownLine {
  /** Counted from 1. */
  readonly line: number;
  readonly invariant: string;
  /** The name of the stored counterexample's file. */
  readonly hash: string;
  /** The last day on which it is tolerated (UTC), as YYYY-MM-DD. */
  readonly until?: string;
  readonly reason: string;
}

/** What is wrong with a line. */
export interface LineFault {
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

export type KnownReading =
  | { readonly ok: true; readonly lines: readonly KnownLine[] }
  | { readonly ok: false; readonly faults: readonly LineFault[] };

/** Reads known failures; refused whole where a line is malformed or comes twice. */
export const readKnownFailures = (text: string): KnownReading => {
  const lines: KnownLine[] = [];
  const faults: LineFault[] = [];
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const trimmed = raw.trim();
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    const reading = readLine(i + 1, trimmed);
    if ("expected" in reading) faults.push(reading);
    else if (lines.some(({ invariant, hash }) => invariant === reading.invariant && hash === reading.hash))
      faults.push({
        line: i + 1,
        expected: "a line for each case",
        found: `${reading.invariant} ${reading.hash} again`,
      });
    else lines.push(reading);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, lines };
};

const readLine = (line: number, text: string): KnownLine | LineFault => {
  const [invariant = "", hash = "", ...rest] = text.split(/\s+/);
  const wrong = (expected: string, found: string): LineFault => ({
    line,
    expected,
    found: found === "" ? "nothing" : `"${printable(found, 80)}"`,
  });
  if (!invariants.some(({ id }) => id === invariant))
    return wrong("an invariant's id, such as ORD-2", invariant);
  if (!/^[0-9a-f]{12}$/.test(hash))
    return wrong("the name of a stored counterexample: 12 hexadecimal digits", hash);
  const [first = ""] = rest;
  const isDated = first.startsWith("until:");
  const until = first.slice("until:".length);
  if (isDated && !isDate(until)) return wrong("until:YYYY-MM-DD", first);
  const reason = printable(rest.slice(isDated ? 1 : 0).join(" "));
  if (reason === "") return wrong("a reason", "");
  return { line, invariant, hash, ...(isDated ? { until } : {}), reason };
};

/** A day of the calendar: February has no 30th. */
const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** The file that a line names. */
export const pathOf = (directory: string, { invariant, hash }: KnownLine): string =>
  join(directory, invariant, `${hash}.json`);
