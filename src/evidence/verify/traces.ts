import { adversary, isAsTold, judge, observe, relatedTo } from "../../../properties/index.ts";
import { type Scenario, writeScenario } from "../../../spec/index.ts";
import { type Block, isTransformed } from "../../campaign/block.ts";
import { chosenBy } from "../../check/gather.ts";
import type { Kept } from "../../folder/run-folder.ts";
import type { Conviction } from "../../campaign/conviction.ts";
import { type Finding, unless } from "./finding.ts";

/** Every stored trace is judged again, by this version of the law. */
export const checkTraces = (kept: Kept, convictions: readonly Conviction[]): readonly Finding[] => {
  const samples = kept.blocks.filter(({ evidence }) => evidence?.sample !== undefined).length;
  return [
    unless(
      convictions.flatMap(againstConviction),
      `judged again, the stored traces of ${convictions.length} counterexamples violate what they are said to`,
      "counterexamples do not show what they are said to",
    ),
    unless(
      againstSamples(kept),
      `judged again, the stored traces of ${samples} scenarios, one of each block, violate nothing but what is told`,
      "stored traces are not what they are said to be",
    ),
  ];
};

/** A stored trace violates its invariant, as it is told; and what it is compared with follows from it. */
const againstConviction = ({
  invariant,
  violation,
  observation,
  counterparts,
}: Conviction): readonly string[] => {
  const related = new Map(counterparts.length === 0 ? [] : [[invariant.id, counterparts]]);
  const [judgement] = judge(observation, [invariant], related);
  const due = invariant.related === undefined ? [] : relatedTo(invariant, observation);
  const isSame =
    isAsTold(violation, judgement?.violation) &&
    same(
      due.map(({ scenario }) => text(scenario)),
      counterparts.map(({ scenario }) => text(scenario)),
    );
  return isSame ? [] : [`the counterexample to ${invariant.id}`];
};

/** Of each block the first scenario is the one that the seed gives, and its trace violates nothing that is not told. */
const againstSamples = ({ blocks, asked, capabilities }: Kept): readonly string[] => {
  const markets = adversary(capabilities, asked.mechanism);
  return blocks.flatMap(({ number, evidence, findings }: Block) => {
    const { sample } = evidence ?? {};
    if (sample === undefined) return [];
    const where = `block ${number}, scenario ${sample.index}`;
    const { value } = markets.draw(asked.seed, sample.index).drawn;
    if (text(value) !== text(sample.scenario)) return [`${where}: the seed gives another scenario`];
    return judge(observe(value, sample.trace, capabilities), chosenBy(asked)).flatMap(
      ({ violation, invariant }) => {
        const told = findings.find((one) => one.invariant === invariant);
        if (violation !== undefined)
          return told?.index === sample.index && isAsTold(told.violation, violation)
            ? []
            : [`${where}: ${invariant.id} is violated, and the block does not say so`];
        return told?.index === sample.index && !isTransformed(told.origin)
          ? [`${where}: ${invariant.id} holds, and the block says that it does not`]
          : [];
      },
    );
  });
};

const text = (scenario: Scenario): string => JSON.stringify(writeScenario(scenario, String));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
