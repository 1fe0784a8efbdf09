import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mutants } from "../../../../src/mutants/index.ts";
import { manifestName } from "../../../../src/vectors/fill.ts";
import { bugClasses, type Flag, flagged, flags, unflagged } from "../../../../src/vectors/flags.ts";
import type { BugClass } from "../../../../src/vectors/ledger-flags.ts";
import { type Case, readVectors } from "../../../../src/vectors/read.ts";
import { shows } from "../../../../src/vectors/shown.ts";
import { root } from "../../../e2e/run-cli.ts";

const casesOf = (size: string): readonly Case[] => {
  const folder = join(root, "vectors", size);
  return readdirSync(folder)
    .filter((name) => name !== manifestName)
    .flatMap((name) => {
      const reading = readVectors(JSON.parse(readFileSync(join(folder, name), "utf8")));
      if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.faults)}`);
      return reading.value.cases;
    });
};

const cases = [...casesOf("tiny"), ...casesOf("standard")];
const fails = (mutant: (typeof mutants)[number]): readonly Case[] =>
  cases.filter(({ scenario, expected }) => shows(scenario, expected, mutant));

describe("flags", () => {
  it("take in every mutant once, or say why not", () => {
    const named = [...flagged.map(({ mutant }) => mutant.name), ...Object.keys(unflagged)];
    expect([...named].sort()).toEqual(mutants.map(({ name }) => name).sort());
  });

  it.each(flags)("%s says what is wrong and what it does", (flag) => {
    const { bug, effect, mutants: named }: BugClass = bugClasses[flag];
    for (const text of [bug, effect]) expect(text).toMatch(/^[A-Z].*\.$/);
    expect(named.length).toBeGreaterThan(0);
  });
});

/** On which vectors each fault shows, by the flag. Printed as a table. */
const table = flagged.map(({ flag, mutant }) => ({ flag, mutant: mutant.name, failing: fails(mutant) }));

describe("every faulty variant of the model", () => {
  it("fails vectors, this many of all", () => {
    console.info(table.map((row) => `${row.flag.padEnd(22)} ${row.mutant.padEnd(44)} ${row.failing.length}`).join("\n"));
    expect(table.filter(({ failing }) => failing.length === 0)).toEqual([]);
  });

  it("fails no vector that has not its flag, and a vector has no other", () => {
    const earned = new Map<Case, Set<Flag>>(cases.map((one) => [one, new Set()]));
    for (const { flag, failing } of table) for (const one of failing) earned.get(one)?.add(flag);
    for (const [{ id, flags: told }, of] of earned) expect([id, [...of].sort()]).toEqual([id, [...told].sort()]);
  });
});
