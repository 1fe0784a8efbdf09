/**
 * Looks for small markets on which faults show that no case built by formula
 * shows, and keeps them as values in vectors/found.json: for each mechanism
 * one of each flag, and one of each fault that shows nowhere else. What is
 * there already stays, as long as its fault still shows on it.
 *
 *     npm run build && node dist/campaigns/find-vectors.js && node dist/src/cli/cli.js vectors fill
 */
import { writeFileSync } from "node:fs";
import { adversary, everything, type Shrinkable, trimmable } from "../properties/index.ts";
import { run, type Scenario, writeScenario } from "../spec/index.ts";
import type { Mutant } from "../src/mutants/mutant.ts";
import { boundaries } from "../src/vectors/boundaries.ts";
import { courses } from "../src/vectors/courses.ts";
import { flagged } from "../src/vectors/flags.ts";
import { type Found, foundDrafts, foundPath, readFound } from "../src/vectors/found.ts";
import { type VectorMechanism, vectorMechanisms } from "../src/vectors/mechanisms.ts";
import { faultsShown, flagsOf, shows } from "../src/vectors/shown.ts";

const [forFlags = 300, forFaults = 3000] = process.argv.slice(2).map(Number);
const patience = 600;

type Kept = Found["cases"][number];

/** The first simpler scenario under the same mechanism on which the fault still shows, and so on. */
const smallest = (drawn: Shrinkable<Scenario>, mutant: Mutant): Scenario => {
  const { mechanism } = drawn.value;
  let spent = 0;
  const descend = (from: Shrinkable<Scenario>, limit: number): Shrinkable<Scenario> => {
    for (const next of from.simpler()) {
      if (spent >= limit) return from;
      if (next.value.mechanism !== mechanism || next.value.actions.length === 0) continue;
      spent += 1;
      if (shows(next.value, run(next.value), mutant)) return descend(next, limit);
    }
    return from;
  };
  const small = descend(drawn, patience / 2).value;
  return descend(trimmable(small), patience).value;
};

const keep = ({ name }: VectorMechanism, mutant: Mutant, drawn: Shrinkable<Scenario>): Kept => {
  const { genesis, actions } = writeScenario(smallest(drawn, mutant), String);
  console.log(`${name}: ${mutant.name}`);
  return {
    mechanism: name,
    mutant: mutant.name,
    ...(genesis === undefined ? {} : { genesis }),
    actions,
  };
};

const before: Found = (() => {
  try {
    return readFound();
  } catch {
    return { format: "paripassu/found/1", cases: [] };
  }
})();

const kept: Kept[] = [];
const seen = new Set<string>();
const shownIn = new Map<string, Set<string>>();
for (const one of vectorMechanisms) {
  const flagsHere = new Set<string>();
  const note = (scenario: Scenario): void => {
    const faults = faultsShown(scenario, run(scenario));
    for (const fault of faults) seen.add(fault);
    for (const flag of flagsOf(faults)) flagsHere.add(flag);
  };
  for (const { scenario } of [...boundaries(one.mechanism), ...courses(one.mechanism)]) note(scenario);
  const old = before.cases.filter(({ mechanism }) => mechanism === one.name);
  for (const [i, { scenario }] of foundDrafts(before, one).entries()) {
    const mutant = flagged.find((entry) => entry.mutant.name === old[i]?.mutant)?.mutant;
    const found = old[i];
    if (mutant === undefined || found === undefined || !shows(scenario, run(scenario), mutant)) continue;
    kept.push(found);
    note(scenario);
  }
  const markets = adversary(everything, one.mechanism);
  for (let index = 0; index < forFlags; index += 1) {
    const { drawn } = markets.draw(1, index);
    const trace = run(drawn.value);
    for (const { flag, mutant } of flagged) {
      if (flagsHere.has(flag) || !shows(drawn.value, trace, mutant)) continue;
      flagsHere.add(flag);
      kept.push(keep(one, mutant, drawn));
    }
  }
  shownIn.set(one.name, flagsHere);
}

const keepMissing = (one: VectorMechanism): void => {
  const missing = flagged.filter(({ mutant }) => !seen.has(mutant.name));
  const markets = adversary(everything, one.mechanism);
  for (let index = 0; index < forFaults && missing.length > 0; index += 1) {
    const { drawn } = markets.draw(2, index);
    const trace = run(drawn.value);
    for (const { mutant } of missing) {
      if (seen.has(mutant.name) || !shows(drawn.value, trace, mutant)) continue;
      seen.add(mutant.name);
      kept.push(keep(one, mutant, drawn));
    }
  }
};

for (const { mechanism, mutant } of kept) if (shownIn.has(mechanism)) seen.add(mutant);
// What is general shows most, so it comes first.
for (const one of vectorMechanisms.toReversed()) keepMissing(one);

const lines = kept.map((one) => JSON.stringify(one)).join(",\n");
writeFileSync(foundPath, `{"format":"paripassu/found/1","cases":[\n${lines}\n]}\n`);
const missing = flagged.filter(({ mutant }) => !seen.has(mutant.name)).map(({ mutant }) => mutant.name);
console.log(
  `${kept.length} markets kept; never shown: ${missing.length === 0 ? "none" : missing.join(", ")}`,
);
