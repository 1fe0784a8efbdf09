import type { Capabilities, Invariant } from "../../properties/index.ts";
import { type Block, blockSize, type UnansweredAt } from "./block.ts";
import { Counter, type Counts } from "./counts.ts";
import { Distribution } from "./distribution.ts";
import type { FirstFinding } from "./finding.ts";

/** After this many unanswered scenarios there is nothing more to learn by asking. */
export const mostUnanswered = 10;

/** What a campaign saw. */
export interface Campaign extends Counts {
  readonly distribution: Distribution;
  /** Violated invariants, in the catalogue's order. */
  readonly findings: readonly FirstFinding[];
  readonly unanswered: readonly UnansweredAt[];
  /** It ended before all scenarios had run, and why. */
  readonly cutShort?: string;
}

/**
 * Puts the blocks of a campaign together, in the order of their numbers. It
 * ends with the tenth unanswered scenario: what came after it, in another
 * shard or because answers were under way, does not count.
 */
export const fold = (
  blocks: readonly Block[],
  invariants: readonly Invariant[],
  capabilities: Capabilities,
  runs: number,
): Campaign => {
  const counter = new Counter(invariants, capabilities);
  const distribution = new Distribution();
  const findings = new Map<string, FirstFinding>();
  const unanswered: UnansweredAt[] = [];
  const note = (found: readonly FirstFinding[]): void => {
    for (const finding of found)
      if (!findings.has(finding.invariant.id)) findings.set(finding.invariant.id, finding);
  };
  let ran = 0;
  let isGivenUp = false;
  for (const block of [...blocks].sort((a, b) => a.number - b.number)) {
    const last = block.unanswered[mostUnanswered - unanswered.length - 1];
    if (last === undefined) {
      ran += block.ran;
      counter.join(block.counts);
      distribution.join(block.distribution);
      note(block.findings);
      unanswered.push(...block.unanswered);
      continue;
    }
    // Cases were counted by the block: of one that is counted in part, none are.
    const counted = block.unanswered.filter(({ index }) => index <= last.index);
    const before = last.index + 1 - block.number * blockSize;
    ran += before;
    counter.join({ ...nothing, judged: before - counted.length });
    note(block.findings.filter(({ index }) => index <= last.index));
    unanswered.push(...counted);
    isGivenUp = true;
    break;
  }
  const cutShort = isGivenUp
    ? `given up after ${ran} of ${runs} scenarios: too many went unanswered`
    : undefined;
  return {
    ...counter.counts(),
    distribution,
    findings: invariants.flatMap(({ id }) => findings.get(id) ?? []),
    unanswered,
    ...(cutShort === undefined ? {} : { cutShort }),
  };
};

const nothing: Omit<Counts, "inPercent"> = {
  judged: 0,
  seen: new Map(),
  reachable: new Map(),
  applied: new Map(),
  reasons: new Map(),
};
