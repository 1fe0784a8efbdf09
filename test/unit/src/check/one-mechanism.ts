import { type Capabilities, everything, undeclaredIn } from "../../../../properties/index.ts";
import { readScenario, type Mechanism, type Scenario, writeMechanism } from "../../../../spec/index.ts";
import { check } from "../../../../src/check/check.ts";
import type { CheckOptions, Report } from "../../../../src/check/report.ts";
import { replayed } from "../../../../src/cli/replay.ts";
import { storedConviction } from "../../../../src/result/counterexample.ts";
import type { Implementation } from "../../../../src/protocol/implementation.ts";
import { implementationOf } from "../../../../src/mutants/implementation.ts";
import type { Mutant } from "../../../../src/mutants/mutant.ts";

/** A mutant that implements one mechanism, whatever the scenario says, and declares so much. */
export const implementsOne = (
  { name, run }: Pick<Mutant, "name" | "run">,
  own: Mechanism,
  less: Partial<Capabilities> = {},
): Implementation =>
  implementationOf(name, (scenario) => run({ ...scenario, mechanism: own }), {
    ...everything,
    mechanisms: [own],
    ...less,
  });

/** The implementation, and everything that it is asked beyond what it declared, or beyond this. */
export const watched = (
  implementation: Implementation,
  declared: Capabilities = implementation.capabilities,
): { readonly implementation: Implementation; readonly undeclared: string[] } => {
  const undeclared: string[] = [];
  const answer = (scenario: Scenario) => {
    const found = undeclaredIn(scenario, declared);
    if (found !== undefined) undeclared.push(found);
    return implementation.answer(scenario);
  };
  return { implementation: { ...implementation, answer }, undeclared };
};

export const checked = (implementation: Implementation, options: CheckOptions): Promise<Report> =>
  check({ ok: true, implementation }, { shrink: { scenarios: 150, milliseconds: 600_000 }, ...options });

/**
 * The counterexamples of a check of who implements one mechanism, stored and
 * read again: under which mechanism each is, and whether a replay convicts by
 * the same invariant, as text.
 */
export const replaysOf = async (
  implementation: Implementation,
  own: Mechanism,
  options: CheckOptions,
): Promise<readonly string[]> => {
  const report = await checked(implementation, options);
  const found: string[] = [];
  for (const conviction of report.convictions) {
    const stored: unknown = JSON.parse(JSON.stringify(storedConviction(conviction, report)));
    const { invariant, scenario } = stored as { invariant: string; scenario: unknown };
    const reading = readScenario(scenario);
    if (!reading.ok) throw new Error("a stored scenario that is not valid");
    const isOwn = textOf(reading.value.mechanism) === textOf(own);
    const { convictions } = await replayed(
      implementation,
      { scenario: reading.value, before: [] },
      "stored.json",
      "replay",
    );
    const isConvicted = convictions.some((again) => again.invariant.id === invariant);
    found.push(
      isOwn && isConvicted
        ? "its own mechanism, convicted again"
        : `${implementation.about.name}, ${invariant}: ${isOwn ? "its own mechanism" : "another mechanism"}, ${isConvicted ? "convicted again" : "not convicted again"}`,
    );
  }
  return found;
};

const textOf = (mechanism: Mechanism): string => JSON.stringify(writeMechanism(mechanism, String));

export const asItShould = "its own mechanism, convicted again";
