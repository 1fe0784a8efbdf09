import Type from "typebox";
import {
  type Capabilities,
  type Invariant,
  kindOf,
  type Shrinkable,
  trimmable,
} from "../../properties/index.ts";
import {
  type ActionType,
  readScenario,
  readTrace,
  type Scenario,
  ScenarioSchema,
  writeScenario,
  writeTrace,
} from "../../spec/index.ts";
import type { Block, Evidence } from "../campaign/block.ts";
import type { ByCase } from "../campaign/counts.ts";
import { Distribution } from "../campaign/distribution.ts";
import { unansweredDocument, unansweredFrom } from "../result/error-document.ts";
import { DistributionSchema, kindFields, UnansweredSchema } from "../result/result.ts";
import { distributionDocument } from "../result/to-result.ts";
import { documentReader, invariantOf, valueOf } from "./read-document.ts";

const Count = Type.Integer({ minimum: 0 });
const Counts = Type.Record(Type.String(), Count);
const CountsByCase = Type.Record(Type.String(), Counts);

/** A block of a run, as a file. */
export const BlockSchema = Type.Object({
  format: Type.Literal("paripassu/block/1"),
  number: Count,
  ran: Type.Integer({ minimum: 0, description: "scenarios that were run" }),
  judged: Type.Integer({ minimum: 0, description: "scenarios that were answered and judged" }),
  seen: CountsByCase,
  reachable: CountsByCase,
  applied: Counts,
  reasons: Type.Record(Type.String(), Type.Object({ index: Count, text: Type.String() })),
  distribution: DistributionSchema,
  findings: Type.Array(
    Type.Object({
      invariant: Type.String(),
      index: Count,
      origin: Type.String(),
      step: Count,
      expected: Type.String(),
      observed: Type.String(),
      shownBy: Type.Optional(Count),
      ...kindFields,
      scenario: ScenarioSchema,
    }),
  ),
  unanswered: Type.Array(Type.Object({ index: Count, ...UnansweredSchema.properties })),
  evidence: Type.Optional(
    Type.Object({
      digest: Type.String({ description: "SHA-256 of the digests of all scenarios and traces" }),
      sample: Type.Optional(
        Type.Object({ index: Count, scenario: ScenarioSchema, trace: Type.Array(Type.Unknown()) }),
      ),
    }),
  ),
});
export type BlockDocument = Type.Static<typeof BlockSchema>;

const plain = <T>(map: ReadonlyMap<string, T>): Record<string, T> => Object.fromEntries(map);
const plainByCase = (counts: ByCase): Record<string, Record<string, number>> =>
  Object.fromEntries([...counts].map(([id, byCase]) => [id, plain(byCase)]));

/** A block as a document. */
export const writeBlock = (block: Block): BlockDocument => {
  const { judged, seen, reachable, applied, reasons } = block.counts;
  return {
    format: "paripassu/block/1",
    number: block.number,
    ran: block.ran,
    judged,
    seen: plainByCase(seen),
    reachable: plainByCase(reachable),
    applied: plain(applied),
    reasons: plain(reasons),
    distribution: distributionDocument(block.distribution),
    findings: block.findings.map(({ invariant, violation, drawn, origin, index }) => {
      const { step, expected, observed, counterpart } = violation;
      const shownBy = counterpart === undefined ? {} : { shownBy: counterpart };
      const scenario = writeScenario(drawn.value, String);
      const told = { step, expected, observed, ...shownBy, ...kindOf(violation) };
      return { invariant: invariant.id, index, origin, ...told, scenario };
    }),
    unanswered: block.unanswered.map((one) => ({ index: one.index, ...unansweredDocument(one) })),
    ...(block.evidence === undefined ? {} : { evidence: writeEvidence(block.evidence) }),
  };
};

const writeEvidence = ({ digest, sample }: Evidence): NonNullable<BlockDocument["evidence"]> =>
  sample === undefined
    ? { digest }
    : {
        digest,
        sample: {
          index: sample.index,
          scenario: writeScenario(sample.scenario, String),
          trace: [...writeTrace(sample.trace, String).steps],
        },
      };

/** What is needed to read the blocks of a run. */
export interface BlockSetting {
  readonly invariants: readonly Invariant[];
  readonly capabilities: Capabilities;
  /** Draws the scenario of an index again, so that it shrinks as it did; absent: nothing is shrunk. */
  readonly draw?: (index: number) => Shrinkable<Scenario>;
}

const documentIn = documentReader(BlockSchema, "block of a run");

/** The block in a document. Throws FolderError, naming the file, for anything else. */
export const readBlock = (path: string, value: unknown, setting: BlockSetting): Block => {
  const document = documentIn(path, value);
  const { number, ran, judged, evidence } = document;
  return {
    number,
    ran,
    counts: {
      judged,
      seen: byCase(document.seen),
      reachable: byCase(document.reachable),
      applied: new Map(Object.entries(document.applied)),
      reasons: new Map(Object.entries(document.reasons)),
    },
    distribution: readDistribution(document.distribution),
    findings: document.findings.map((finding) => {
      const invariant = invariantOf(path, finding.invariant, setting.invariants);
      const { index, origin, step, expected, observed, shownBy } = finding;
      const violation = {
        step,
        expected,
        observed,
        ...(shownBy === undefined ? {} : { counterpart: shownBy }),
        ...kindOf(finding),
      };
      const scenario = valueOf(path, "scenario", readScenario(finding.scenario));
      return { invariant, index, origin, violation, drawn: shrinkableOf(scenario, index, setting) };
    }),
    unanswered: document.unanswered.map((one) => {
      const { index } = one;
      const where = { origin: `scenario ${index}`, index };
      const found = unansweredFrom(one, where, (text) => valueOf(path, "scenario", readScenario(text)));
      return { ...found, index, drawn: shrinkableOf(found.scenario, index, setting) };
    }),
    ...(evidence === undefined ? {} : { evidence: readEvidence(path, evidence) }),
  };
};

const byCase = (counts: BlockDocument["seen"]): ByCase =>
  new Map(Object.entries(counts).map(([id, of]) => [id, new Map(Object.entries(of))]));

/** The scenario as it was drawn, where it is that one; one that was made of it shrinks by trimming. */
const shrinkableOf = (scenario: Scenario, index: number, { draw }: BlockSetting): Shrinkable<Scenario> => {
  const drawn = draw?.(index);
  const text = (one: Scenario): string => JSON.stringify(writeScenario(one, String));
  return drawn !== undefined && text(drawn.value) === text(scenario) ? drawn : trimmable(scenario);
};

/** A distribution from its document. */
export const readDistribution = ({
  markets,
  actions,
  largest,
}: BlockDocument["distribution"]): Distribution => {
  const distribution = new Distribution();
  for (const { market, ...counts } of markets) distribution.markets.set(market, counts);
  for (const { action, accepted, refused } of actions)
    distribution.attempts.set(action as ActionType, { accepted, refused: new Map(Object.entries(refused)) });
  if (largest !== undefined)
    distribution.largest = { accounts: largest.accounts, amount: BigInt(largest.amount) };
  return distribution;
};

const readEvidence = (path: string, { digest, sample }: NonNullable<BlockDocument["evidence"]>): Evidence => {
  if (sample === undefined) return { digest };
  const scenario = valueOf(path, "scenario", readScenario(sample.scenario));
  const trace = valueOf(path, "trace", readTrace(scenario, sample.trace));
  return { digest, sample: { index: sample.index, scenario, trace } };
};
