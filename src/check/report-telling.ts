import { type Block, blockSize } from "../campaign/block.ts";
import type { Report } from "./report.ts";
import { failsToo } from "../campaign/fails-too.ts";
import { type Often, type Telling, tellingOf } from "./headline.ts";
import { newConvictions } from "./new-convictions.ts";
import type { Conviction } from "../campaign/conviction.ts";

/**
 * How often each invariant fails. A block keeps the first violation of each:
 * of all scenarios up to the first of every block, the part that are one.
 */
export const oftenIn = (blocks: readonly Block[]): Often => {
  const ran = blocks.reduce((sum, block) => sum + block.ran, 0);
  const found = new Map<string, { first: number; looked: number }>();
  for (const { number, ran: size, findings } of blocks)
    for (const { invariant, index } of findings) {
      const { first, looked } = found.get(invariant.id) ?? { first: 0, looked: ran };
      const upTo = index - number * blockSize + 1;
      found.set(invariant.id, { first: first + 1, looked: looked - size + upTo });
    }
  return new Map([...found].map(([id, { first, looked }]) => [id, first / looked]));
};

const known = new WeakMap<Report, Telling>();

/** How a report tells what is new; where all of it is known, how it tells that. */
export const tellingIn = (report: Report): Telling => {
  const before = known.get(report);
  if (before !== undefined) return before;
  const added = newConvictions(report);
  const telling = ledBy(report.headline, tellingOf(added.length > 0 ? added : report.convictions));
  known.set(report, telling);
  return telling;
};

/** The headline was chosen where it was known how often each lead failed. */
const ledBy = (id: string | undefined, { leads, explainedBy }: Telling): Telling => {
  const isHeadline = ({ invariant }: Conviction): boolean => invariant.id === id;
  return {
    leads: [...leads.filter(isHeadline), ...leads.filter((lead) => !isHeadline(lead))],
    explainedBy,
  };
};

/** The violated invariants, by id, that fail on the counterexample of one of them too. */
export const alsoViolated = ({ convictions }: Report, conviction: Conviction): readonly string[] =>
  convictions.map(({ invariant }) => invariant.id).filter((id) => failsToo(conviction).steps.has(id));
