import type { Invariant } from "../../properties/index.ts";
import { type Scenario, writeScenario } from "../../spec/index.ts";
import type { Diagnosis } from "../failures/diagnosis.ts";
import { fold } from "../campaign/fold.ts";
import type { Finding, Unanswered } from "../campaign/finding.ts";
import { chosenBy, type Gathered, type Question } from "./gather.ts";
import type { Failure } from "../protocol/implementation.ts";
import { isBroken, type KnownOutcome } from "./run-known.ts";
import { keyOf } from "../protocol/same-cause.ts";

/**
 * What the shards of a run gathered, put together as one run would have
 * gathered it. Each shard ran the stored cases: what the first says of them
 * counts, and what fails in another one alone. Each looked at its own first violation of an invariant: the first of
 * all counts.
 */
export const joined = (parts: readonly [Gathered, ...Gathered[]], question: Question): Gathered => {
  const [first] = parts;
  const blocks = parts.flatMap((part) => part.blocks);
  const seen = fold(blocks, chosenBy(question), first.capabilities, question.runs);
  const ofStored = new Map<Invariant, Finding>();
  for (const finding of parts.flatMap((part) => part.findings))
    if (finding.index === undefined && !ofStored.has(finding.invariant))
      ofStored.set(finding.invariant, finding);
  const findings = [
    ...ofStored.values(),
    ...seen.findings.filter(({ invariant }) => !ofStored.has(invariant)),
  ];
  const sameAs =
    (one: Pick<Finding, "invariant" | "index">) =>
    (other: Pick<Finding, "invariant" | "index">): boolean =>
      one.invariant === other.invariant && one.index === other.index;
  const ofFindings = <T extends Pick<Finding, "invariant" | "index">>(of: (part: Gathered) => readonly T[]) =>
    findings.flatMap((finding) => parts.flatMap(of).find(sameAs(finding)) ?? []);
  const unanswered = unansweredIn(parts);
  const reruns = parts.flatMap((part) => part.reruns).filter((one) => findings.some(sameAs(one)));
  const losses = parts.flatMap((part) => part.losses);
  const looked = [...unanswered, ...seen.unanswered, ...reruns];
  return {
    ...withoutOrder(first),
    blocks,
    stored: { ...first.stored, unanswered },
    ...(first.known === undefined ? {} : { known: knownIn(parts, first.known) }),
    findings,
    convictions: ofFindings((part) => part.convictions),
    unconfirmed: ofFindings((part) => part.unconfirmed),
    reruns,
    losses,
    diagnoses: diagnosesIn(parts, looked, losses),
    ...(parts.every((part) => part.isInOrder === true) ? { isInOrder: true } : {}),
    ...longest(parts),
    late: firstOfEach(parts.flatMap((part) => part.late)),
  };
};

/** Stored cases that some shard was not answered, each once. */
const unansweredIn = (parts: readonly Gathered[]): readonly Unanswered[] => {
  const all: Unanswered[] = [];
  for (const { stored } of parts) {
    const told = new Set(all.map(({ scenario }) => textOf(scenario)));
    all.push(...stored.unanswered.filter(({ scenario }) => !told.has(textOf(scenario))));
  }
  return all;
};

const withoutOrder = (part: Gathered): Omit<Gathered, "isInOrder" | "limits"> => {
  const { isInOrder: _, limits: __, ...rest } = part;
  return rest;
};

/** What was found out about each cause: by the shard whose scenario of that cause is the first of all. */
const diagnosesIn = (
  parts: readonly Gathered[],
  unanswered: readonly Unanswered[],
  losses: readonly Failure[],
): readonly Diagnosis[] => {
  const all = parts.flatMap((part) => part.diagnoses);
  const first = new Map<string, Unanswered | undefined>();
  for (const one of unanswered) {
    const key = keyOf(one.failure);
    if (one.failure.isNotRun !== true && !first.has(key)) first.set(key, one);
  }
  for (const failure of losses) if (!first.has(keyOf(failure))) first.set(keyOf(failure), undefined);
  return [...first].flatMap(([key, one]) => {
    const same = all.filter((diagnosis) => diagnosis.key === key);
    const mine = same.find(({ of }) => of?.index === one?.index && of?.origin === one?.origin);
    return mine ?? same[0] ?? [];
  });
};

/** The longest limits of all shards. */
const longest = (parts: readonly Gathered[]): Pick<Gathered, "limits"> => {
  const all = parts.flatMap(({ limits }) => limits ?? []);
  if (all.length === 0) return {};
  const scenarioMs = all.flatMap((limits) => limits.scenarioMs ?? []);
  return {
    limits: {
      ...(scenarioMs.length === 0 ? {} : { scenarioMs: Math.max(...scenarioMs) }),
      shrinkMs: Math.max(...all.map(({ shrinkMs }) => shrinkMs)),
    },
  };
};

const textOf = (scenario: Scenario): string => JSON.stringify(writeScenario(scenario, String));

/** What came of each known failure: in the first shard, or in the first where the line is not as listed. */
const knownIn = (parts: readonly Gathered[], known: readonly KnownOutcome[]): readonly KnownOutcome[] =>
  known.map((outcome, i) => parts.flatMap((part) => part.known?.[i] ?? []).find(isBroken) ?? outcome);

/** Each shard has a process of its own, and the same may go wrong at the end of each. */
const firstOfEach = (failures: readonly Failure[]): readonly Failure[] => [
  ...new Map(failures.map((failure) => [`${failure.kind}: ${failure.message}`, failure])).values(),
];
