import { fold } from "./fold.ts";
import type { Finding } from "./finding.ts";
import { chosenBy, type Gathered, type Question } from "./gather.ts";
import type { Failure } from "./implementation.ts";

/**
 * What the shards of a run gathered, put together as one run would have
 * gathered it. Each shard ran the stored cases: what the first says of them
 * counts. Each looked at its own first violation of an invariant: the first of
 * all counts.
 */
export const joined = (parts: readonly [Gathered, ...Gathered[]], question: Question): Gathered => {
  const [first] = parts;
  const blocks = parts.flatMap((part) => part.blocks);
  const seen = fold(blocks, chosenBy(question), first.capabilities, question.runs);
  const ofStored = first.findings.filter(({ index }) => index === undefined);
  const isStored = new Set(ofStored.map(({ invariant }) => invariant));
  const findings = [...ofStored, ...seen.findings.filter(({ invariant }) => !isStored.has(invariant))];
  const sameAs =
    (one: Pick<Finding, "invariant" | "index">) =>
    (other: Pick<Finding, "invariant" | "index">): boolean =>
      one.invariant === other.invariant && one.index === other.index;
  const ofFindings = <T extends Pick<Finding, "invariant" | "index">>(of: (part: Gathered) => readonly T[]) =>
    findings.flatMap((finding) => parts.flatMap(of).find(sameAs(finding)) ?? []);
  return {
    ...first,
    blocks,
    findings,
    convictions: ofFindings((part) => part.convictions),
    unconfirmed: ofFindings((part) => part.unconfirmed),
    late: firstOfEach(parts.flatMap((part) => part.late)),
  };
};

/** Each shard has a process of its own, and the same may go wrong at the end of each. */
const firstOfEach = (failures: readonly Failure[]): readonly Failure[] => [
  ...new Map(failures.map((failure) => [`${failure.kind}: ${failure.message}`, failure])).values(),
];
