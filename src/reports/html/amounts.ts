import { type Asset, atoms, formatUnits, type State } from "../../../spec/index.ts";
import { entriesOf } from "../../../properties/index.ts";

type Value = bigint | boolean;

/** An amount of a state, by its name there: lots and flags as they are, money in whole units. */
export const valueText = (what: string, value: Value, asset: Asset): string => {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return what.startsWith("lots of ") ? String(value) : formatUnits(atoms(value), asset);
};

/** One amount of a step: before it, and after it by the model and by the implementation. */
export interface Compared {
  readonly what: string;
  readonly before: Value;
  readonly expected: Value;
  readonly observed: Value;
}

/** Every amount that is not 0 everywhere. */
export const compared = (before: State, expected: State, observed: State): readonly Compared[] => {
  const was = new Map(entriesOf(before));
  const due = new Map(entriesOf(expected));
  const is = new Map(entriesOf(observed));
  return [...new Set([...was.keys(), ...due.keys(), ...is.keys()])]
    .map((what) => ({
      what,
      before: was.get(what) ?? 0n,
      expected: due.get(what) ?? 0n,
      observed: is.get(what) ?? 0n,
    }))
    .filter((one) =>
      [one.before, one.expected, one.observed].some((value) => value !== 0n && value !== false),
    );
};

/** What a step changed, in words: "capital of a 10 to 8". */
export const changesText = (before: State, after: State, asset: Asset): readonly string[] =>
  compared(before, after, after)
    .filter((one) => one.before !== one.observed)
    .map(
      ({ what, before: was, observed }) =>
        `${what} ${valueText(what, was, asset)} to ${valueText(what, observed, asset)}`,
    );

/** A long number that leaves room in a drawing: its first digits, and how many there are. */
export const shortNumber = (text: string): string =>
  text.length > 16 ? `${text.slice(0, 9)}… (${text.replace(/^-|\..*$/g, "").length} digits)` : text;
