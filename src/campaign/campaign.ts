import { adversary, type Invariant } from "../../properties/index.ts";
import type { Mechanism } from "../../spec/index.ts";
import { type Block, blockSize, BlockTally } from "./block.ts";
import { type Campaign, fold, mostUnanswered } from "./fold.ts";
import type { Implementation } from "../protocol/implementation.ts";
import { type Trial, tryScenario } from "./trial.ts";

/** What to run. */
export interface Plan {
  readonly runs: number;
  readonly seed: number;
  /** The invariants to judge by. */
  readonly invariants: readonly Invariant[];
  /** Every scenario under this mechanism; otherwise under any that the implementation has. */
  readonly mechanism?: Mechanism;
  /** How many scenarios may be under way at once; default: as many as the implementation takes. */
  readonly inFlight?: number;
  /** Nothing more is run once this many invariants have failed. */
  readonly enough?: number;
  /** Ends the campaign early; what is not reached is inconclusive. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number) => void;
  /** Of the blocks 0, 1, ... every `of`-th from this one on; default: all. */
  readonly shard?: Shard;
  /** Blocks of an earlier run of the same plan: they are not run again. */
  readonly earlier?: readonly Block[];
  /** Keep a digest of all traces, and some of them. */
  readonly keepsEvidence?: boolean;
  /** Called with each block once nothing is added to it any more. Where it fails, the campaign ends, and throws that. */
  readonly onBlock?: (block: Block) => Promise<void>;
}

/** Part `number` of `of`, counted from 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** What a campaign came to: its blocks, and what they come to together. */
export interface Ran {
  readonly blocks: readonly Block[];
  readonly campaign: Campaign;
  /** Somebody ended it, and how far it had come: it can go on. */
  readonly interrupted?: string;
  /** How long a scenario took, in milliseconds, of those that ran first; absent: none ran. */
  readonly scenarioMs?: number;
}

/** Scenarios whose time is taken. */
const timed = 20;

/** Relations take turns by a mixed index: markets take turns too, and each is to meet every relation. */
export const turnOf = (index: number): number => Math.imul(index + 1, 0x9e37_79b1) >>> 16;

/** The numbers of the blocks of a plan, or of its shard, in order. */
export const blocksOf = ({
  runs,
  shard = { number: 1, of: 1 },
}: Pick<Plan, "runs" | "shard">): readonly number[] =>
  Array.from({ length: Math.ceil(runs / blockSize) }, (_, number) => number).filter(
    (number) => number % shard.of === shard.number - 1,
  );

/** How many scenarios a block of a plan has: the last may have fewer. */
export const sizeOf = (number: number, { runs }: Pick<Plan, "runs">): number =>
  Math.min(blockSize, runs - number * blockSize);

/**
 * Runs scenarios of a seed, as many at once as the implementation takes, and
 * judges each by every invariant. Which scenarios are run, and what is
 * reported of them, depends on the seed alone, not on who answers first.
 */
export const runBlocks = async (implementation: Implementation, plan: Plan): Promise<Ran> => {
  const { earlier = [], invariants } = plan;
  const { capabilities } = implementation;
  const markets = adversary(capabilities, plan.mechanism);
  const complete = new Map(earlier.map((block) => [block.number, block]));
  const underWay = new Map<number, BlockTally>();
  const violated = new Set(earlier.flatMap(({ findings }) => findings.map(({ invariant }) => invariant)));
  let unanswered = earlier.reduce((count, block) => count + block.unanswered.length, 0);
  let done = earlier.reduce((count, { ran }) => count + ran, 0);
  const numbers = blocksOf(plan);
  const total = numbers.reduce((count, number) => count + sizeOf(number, plan), 0);
  const indices = indicesOf(
    numbers.filter((number) => !complete.has(number)),
    plan,
  );

  const began = performance.now();
  let ran = 0;
  let scenarioMs: number | undefined;
  let unkept: { readonly error: unknown } | undefined;
  const keep = async (block: Block): Promise<void> => {
    try {
      await plan.onBlock?.(block);
    } catch (error) {
      unkept ??= { error };
    }
  };

  const isOver = (): boolean =>
    unkept !== undefined ||
    unanswered >= mostUnanswered ||
    plan.signal?.aborted === true ||
    (plan.enough !== undefined && violated.size >= plan.enough);

  const tallyOf = (index: number): BlockTally => {
    const number = Math.floor(index / blockSize);
    const tally =
      underWay.get(number) ?? new BlockTally(number, invariants, capabilities, plan.keepsEvidence === true);
    underWay.set(number, tally);
    return tally;
  };

  const worker = async (): Promise<void> => {
    while (!isOver()) {
      const next = indices.next();
      if (next.done === true) return;
      const index = next.value;
      const tally = tallyOf(index);
      const drawn = markets.draw(plan.seed, index);
      const trial = await patient.wait(
        tryScenario(implementation, drawn.drawn.value, invariants, turnOf(index)),
      );
      if (trial === undefined) return;
      tally.add(index, drawn, trial);
      if (trial.kind === "failure") unanswered += 1;
      for (const invariant of violatedIn(trial)) violated.add(invariant);
      done += 1;
      ran += 1;
      if (ran <= timed) scenarioMs = (performance.now() - began) / ran;
      plan.onProgress?.(done);
      if (tally.ran === sizeOf(tally.number, plan)) {
        const block = tally.result();
        complete.set(block.number, block);
        underWay.delete(block.number);
        await keep(block);
      }
      // Lets timers and signals in, also when answers need no waiting.
      if (done % 100 === 0) await new Promise(setImmediate);
    }
  };
  const patient = patience(plan.signal);
  await Promise.all(Array.from({ length: plan.inFlight ?? implementation.inFlight }, worker));
  patient.end();

  const cut = [...underWay.values()].map((tally) => tally.result());
  const blocks = [...complete.values(), ...cut];
  const seen = fold(blocks, invariants, capabilities, plan.runs);
  // A campaign that was given up is over: its result is kept as it is.
  if (seen.cutShort !== undefined) for (const block of cut) await keep(block);
  if (unkept !== undefined) throw unkept.error;
  const time = scenarioMs === undefined ? {} : { scenarioMs };
  if (seen.cutShort !== undefined || done === total) return { blocks, campaign: seen, ...time };
  const cutShort =
    plan.signal?.aborted === true
      ? `interrupted after ${done} of ${total} scenarios`
      : `ended at violation ${violated.size}, after ${done} of ${total} scenarios`;
  return { blocks, campaign: { ...seen, cutShort }, interrupted: cutShort, ...time };
};

/** The grace period for in-flight scenarios after an abort. */
const leaveMs = 2_000;

/** Waits for a promise, but only a while after the signal: many answers at once may take hours. Undefined: it was left. */
const patience = (signal?: AbortSignal) => {
  // Not one promise for all: it would keep every trial of a run.
  const waiting = new Set<(value: undefined) => void>();
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    timer = setTimeout(() => waiting.forEach((leave) => leave(undefined)), leaveMs);
  };
  if (signal?.aborted === true) begin();
  else signal?.addEventListener("abort", begin);
  return {
    wait: <T>(promise: Promise<T>): Promise<T | undefined> =>
      new Promise((resolve, reject) => {
        waiting.add(resolve);
        promise.then(resolve, reject).finally(() => waiting.delete(resolve));
      }),
    end: (): void => {
      signal?.removeEventListener("abort", begin);
      clearTimeout(timer);
    },
  };
};

const violatedIn = (trial: Trial): readonly Invariant[] =>
  trial.kind === "failure"
    ? []
    : [trial, ...trial.beside].flatMap(({ judgements }) =>
        judgements.flatMap(({ invariant, violation }) => (violation === undefined ? [] : [invariant])),
      );

/** The indices of the scenarios in these blocks, in order. */
export const indicesOf = function* (
  numbers: readonly number[],
  plan: Pick<Plan, "runs">,
): Generator<number, void> {
  for (const number of numbers)
    for (let i = 0; i < sizeOf(number, plan); i += 1) yield number * blockSize + i;
};

/** What a campaign sees: see `runBlocks`. */
export const campaign = async (implementation: Implementation, plan: Plan): Promise<Campaign> =>
  (await runBlocks(implementation, plan)).campaign;
