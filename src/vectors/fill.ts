import { createHash } from "node:crypto";
import { adversary, everything } from "../../properties/index.ts";
import { run, specVersion, writeMechanism, writeScenario, writeTrace } from "../../spec/index.ts";
import { boundaries } from "./boundaries.ts";
import { courses } from "./courses.ts";
import { allShown, best, cover, type Shower } from "./cover.ts";
import { type Manifest, type Size, type Vector, type Vectors, vectorsText } from "./document.ts";
import type { Draft } from "./draft.ts";
import { bugClasses, flags } from "./flags.ts";
import { type Found, foundDrafts, readFound } from "./found.ts";
import type { BugClass } from "./ledger-flags.ts";
import { type VectorMechanism, vectorMechanisms } from "./mechanisms.ts";
import { faultsShown, flagsOf } from "./shown.ts";

/** A vector, and the faults that show on it. */
interface Entry {
  readonly vector: Vector;
  readonly faults: ReadonlySet<string>;
  readonly isEdge: boolean;
}

/** The files of one size, by name, the manifest among them. */
export type Files = ReadonlyMap<string, string>;

/** This many scenarios are drawn for each mechanism of the full size. */
const mostDrawn = 150;

/**
 * The files of some sizes. The same on every machine: nothing of them depends
 * on time, place or language.
 *
 * tiny: of each mechanism one case, and others until all flags are there;
 * standard: of each mechanism the losses at the end of what its layers can pay, and nearly the shortest cases that
 *   together show all faults that any of its cases shows;
 * full: all cases, and scenarios drawn of every hostile market.
 */
export const fill = (sizes: readonly Size[], found: Found = readFound()): ReadonlyMap<Size, Files> => {
  const built = new Map(vectorMechanisms.map((one) => [one, builtFor(one, found)]));
  const filled = new Map<Size, Files>();
  for (const size of sizes) {
    const files = new Map<string, string>();
    const listed: Manifest["files"] = {};
    for (const [one, cases] of choose(size, built)) {
      const name = `${one.name}.json`;
      const text = vectorsText(documentOf(size, one, cases));
      files.set(name, text);
      listed[name] = { sha256: sha256(text), cases: cases.length };
    }
    filled.set(size, files.set(manifestName, manifestText(size, listed)));
  }
  return filled;
};

/** All that is built by formula, and what was found. */
const builtFor = (one: VectorMechanism, found: Found): readonly Entry[] =>
  [
    ...boundaries(one.mechanism),
    ...(one.isAboutShares ? [] : courses(one.mechanism)),
    ...foundDrafts(found, one),
  ].flatMap((draft) => entryOf(one, draft));

type Built = ReadonlyMap<VectorMechanism, readonly Entry[]>;

const choose = (size: Size, built: Built): Built => {
  switch (size) {
    case "tiny":
      return tinyOf(built);
    case "standard":
      return mapped(built, (entries) => standardOf(entries.map((entry) => byFaults(entry))));
    case "full":
      return mapped(built, (entries, one) => [...entries, ...drawn(one).flatMap((draft) => entryOf(one, draft))]);
  }
};

const mapped = (
  built: Built,
  change: (entries: readonly Entry[], one: VectorMechanism) => readonly Entry[],
): Built => new Map([...built].map(([one, entries]) => [one, change(entries, one)]));

interface Weighed extends Shower {
  readonly entry: Entry;
}

const byFaults = (entry: Entry): Weighed => ({ entry, shows: entry.faults, cost: lengthOf(entry) });
const byFlags = (entry: Entry): Weighed => ({
  entry,
  shows: new Set(entry.vector.flags),
  cost: lengthOf(entry),
});

const taken = (chosen: readonly Weighed[]): readonly Entry[] => chosen.map(({ entry }) => entry);

const standardOf = (items: readonly Weighed[]): readonly Entry[] =>
  taken(
    cover(
      items,
      items.filter(({ entry }) => entry.isEdge),
    ),
  );

const tinyOf = (built: Built): Built => {
  const weighed = [...built.values()].map((entries) => entries.map((entry) => byFlags(entry)));
  const first = weighed.flatMap((items) => best(items, allShown(items)) ?? []);
  const chosen = new Set(taken(cover(weighed.flat(), first)));
  return mapped(built, (entries) => entries.filter((entry) => chosen.has(entry)));
};

export const manifestName = "manifest.json";

export const sha256 = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");

/** A case on which no fault shows has never been seen failing: it is left out. */
const entryOf = ({ name }: VectorMechanism, { id, comment, scenario, isEdge = false }: Draft): readonly Entry[] => {
  const trace = run(scenario);
  const faults = faultsShown(scenario, trace);
  if (faults.size === 0) return [];
  const { genesis, actions } = writeScenario(scenario, String);
  const vector = {
    id: `${name}/${id}`,
    comment,
    flags: flagsOf(faults),
    ...(genesis === undefined ? {} : { genesis }),
    actions,
    expected: writeTrace(trace, String).steps,
  };
  // What is written is what the schemas describe, except for lists that cannot be changed.
  return [{ vector: vector as unknown as Vector, faults, isEdge }];
};

const lengthOf = ({ vector }: Entry): number => JSON.stringify(vector).length;

const drawn = ({ mechanism }: VectorMechanism): readonly Draft[] => {
  const markets = adversary(everything, mechanism);
  return Array.from({ length: mostDrawn }, (_, index) => {
    const { market, drawn } = markets.draw(1, index);
    return { id: `drawn-${index}`, comment: `Drawn at random: ${market}.`, scenario: drawn.value };
  }).filter(({ scenario }) => scenario.actions.length > 0);
};

const documentOf = (size: Size, { mechanism }: VectorMechanism, cases: readonly Entry[]): Vectors => ({
  format: "paripassu/vectors/1",
  spec: specVersion,
  size,
  mechanism: writeMechanism(mechanism, String),
  cases: cases.map(({ vector }) => vector),
});

const manifestText = (size: Size, files: Manifest["files"]): string => {
  const manifest: Manifest = {
    format: "paripassu/vectors-manifest/1",
    spec: specVersion,
    size,
    files,
    flags: Object.fromEntries(
      flags.map((flag) => {
        const { bug, effect }: BugClass = bugClasses[flag];
        return [flag, { bug, effect }];
      }),
    ),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
};
