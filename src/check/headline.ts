import { explains, type Invariant, mostSpecificFirst, type ViolationKind } from "../../properties/index.ts";
import { failsToo, holdsOn } from "../campaign/fails-too.ts";
import type { Conviction } from "../campaign/conviction.ts";

/** How convictions are told. */
export interface Telling {
  /** Those that nothing else explains, the headline first. Others that fail only with one of them are left out. */
  readonly leads: readonly Conviction[];
  /** Of each other one, by id, the lead that explains it. */
  readonly explainedBy: ReadonlyMap<string, Conviction>;
}

/** In what part of the scenarios each invariant fails, about, by id. */
export type Often = ReadonlyMap<string, number>;

/**
 * Who leads. One conviction explains another when it fails on the other's own
 * counterexample too, no later, and
 *
 * - the catalogue says that it explains it,
 * - or it fails there earlier: a smallest counterexample keeps no action that is not needed,
 * - or it has a counterexample on which the other holds, while the other has none without it,
 * - or it is about receipts, no state is wrong anywhere, and the other one is read from receipts.
 *
 * Where the catalogue says the opposite, it must fail more often, too.
 *
 * What explains each other in a circle is one, told by the most specific. Of
 * several leads the headline is the first by specificity, of those that
 * fail not much more rarely than the most frequent one; before it
 * comes one that the catalogue says explains it, if it fails as often; where
 * several of them are cases of one law that leads too, that law.
 */
export const tellingOf = (convictions: readonly Conviction[], often: Often = new Map()): Telling => {
  const isWrongSomewhere = convictions.some(({ invariant }) => invariant.level === "exact");
  const isMoreOften: MoreOften = (one, than, factor) =>
    (often.get(one.invariant.id) ?? 0) > (often.get(than.invariant.id) ?? 0) * factor;
  const causes = new Map(
    convictions.map((one) => [
      one,
      new Set(convictions.filter((other) => isExplainedBy(one, other, isWrongSomewhere, isMoreOften))),
    ]),
  );
  const behind = new Map(convictions.map((one) => [one, allBehind(one, causes)]));
  const explainsIt = (one: Conviction, other: Conviction): boolean => behind.get(other)?.has(one) === true;
  const sources = bySpecificity(convictions).filter((one) =>
    [...(behind.get(one) ?? [])].every((cause) => explainsIt(one, cause)),
  );
  const leads = sources.filter((one, i) => !sources.slice(0, i).some((lead) => explainsIt(lead, one)));
  /** A fault shows as often as anything that it alone explains, except for what always fails with it. */
  const times = (lead: Conviction): number =>
    Math.max(
      ...convictions
        .filter((one) => one === lead || (isBehind(one, lead) && latenessOf(one.invariant) < sumsUp))
        .map(({ invariant }) => often.get(invariant.id) ?? 0),
    );
  const isBehind = (one: Conviction, lead: Conviction): boolean =>
    leads.every((other) => explainsIt(other, one) === (other === lead));
  const ordered = headlineFirst(leads, times, isMoreOften);
  const explainedBy = new Map<string, Conviction>();
  for (const one of convictions) {
    const lead = ordered.find((candidate) => candidate !== one && explainsIt(candidate, one));
    if (lead !== undefined && !ordered.includes(one)) explainedBy.set(one.invariant.id, lead);
  }
  return { leads: ordered, explainedBy };
};

/** Whether one fails more often than another one, by this factor. */
type MoreOften = (one: Conviction, than: Conviction, factor: number) => boolean;

/** Whether a conviction is explained by another one: see above. */
const isExplainedBy = (
  conviction: Conviction,
  other: Conviction,
  isWrongSomewhere: boolean,
  isMoreOften: MoreOften,
): boolean => {
  if (conviction === other) return false;
  const { steps, hasModelsStates, isReadFromReceipts } = failsToo(conviction);
  const at = steps.get(other.invariant.id);
  const { violation } = conviction;
  if (at === undefined || at > violation.step) return false;
  const [level, otherLevel] = [conviction.invariant.level, other.invariant.level];
  const isOfReceipts = level === "transparent";
  const isRight = !isWrongSomewhere && (hasModelsStates || isReadFromReceipts);
  if (isRight && isOfReceipts !== (otherLevel === "transparent")) return !isOfReceipts;
  if (explains(other.invariant, conviction.invariant)) return true;
  if (level === "exact" || ["transparent", "exact"].includes(otherLevel)) return false;
  const isTurnedAround = explains(conviction.invariant, other.invariant);
  if (at < violation.step) return !isTurnedAround || isMoreOften(other, conviction, clearly);
  if (isTurnedAround && !isMoreOften(other, conviction, far)) return false;
  if (other.invariant.isGeneral === true || !holdsOn(conviction.invariant, other)) return false;
  // What is unfair does not explain what is unsafe, except for an atom of rounding.
  return level === otherLevel || level === "fair" || (isRounding(conviction) && !isRounding(other));
};

/** The violation is of an amount, and rounding alone could have shifted it so far. */
const isRounding = ({ violation: { kind, moreThanRounding } }: Conviction): boolean =>
  kind !== undefined && amounts.has(kind) && moreThanRounding !== true;

const amounts: ReadonlySet<ViolationKind> = new Set(["too-much", "too-little", "wrong-one"]);

/** Everything that explains it, and what explains that. */
const allBehind = (
  conviction: Conviction,
  causes: ReadonlyMap<Conviction, ReadonlySet<Conviction>>,
): ReadonlySet<Conviction> => {
  const found = new Set<Conviction>();
  const open = [conviction];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const cause of causes.get(next) ?? [])
      if (!found.has(cause)) {
        found.add(cause);
        open.push(cause);
      }
  return found;
};

const places = new Map(mostSpecificFirst().map((invariant, i) => [invariant, i]));

/** From here on it says that something is wrong, and not what. */
const sumsUp = 3;

/** What sums up comes late: laws that fail whatever is to blame, relations between runs, receipts, and the model. */
const latenessOf = ({ level, isGeneral, related }: Invariant): number => {
  if (level === "exact") return sumsUp + 1;
  if (level === "transparent") return sumsUp;
  if (related !== undefined) return 2;
  return isGeneral === true ? 1 : 0;
};

/** What is wrong by more than rounding comes before what is not. */
const bySpecificity = (convictions: readonly Conviction[]): readonly Conviction[] =>
  [...convictions].sort(
    (a, b) =>
      latenessOf(a.invariant) - latenessOf(b.invariant) ||
      Number(isRounding(a)) - Number(isRounding(b)) ||
      (places.get(a.invariant) ?? 0) - (places.get(b.invariant) ?? 0),
  );

/** The law of which this lead is a case, where another of its cases leads too, and the law fails without any. */
const lawOfCases = ({ invariant }: Conviction, leads: readonly Conviction[]): Conviction | undefined => {
  const { caseOf } = invariant;
  if (caseOf === undefined) return undefined;
  const cases = leads.filter((one) => one.invariant.caseOf === caseOf);
  return cases.length < 2 ? undefined : leads.find((one) => one.invariant.id === caseOf);
};

/** By so much two frequencies differ that are not the same except for chance. */
const clearly = 1.2;

/** So much more often the one must fail that explains another one against the catalogue. */
const far = 2;

/** A lead that fails more rarely than this, beside another one, may be its side effect that some scenario shows alone. */
const rare = 1 / 3;

const headlineFirst = (
  leads: readonly Conviction[],
  times: (lead: Conviction) => number,
  isMoreOften: MoreOften,
): readonly Conviction[] => {
  const [first] = leads;
  if (first === undefined) return leads;
  const equals = leads.filter(({ invariant }) => latenessOf(invariant) === latenessOf(first.invariant));
  const most = Math.max(...equals.map(times));
  const frequent = equals.find((one) => times(one) >= most * rare) ?? first;
  const cause = leads.find(
    (one) =>
      latenessOf(one.invariant) <= latenessOf(frequent.invariant) &&
      explains(one.invariant, frequent.invariant) &&
      !explains(frequent.invariant, one.invariant) &&
      !isMoreOften(frequent, one, 1),
  );
  const headline = lawOfCases(cause ?? frequent, equals) ?? cause ?? frequent;
  return [headline, ...leads.filter((one) => one !== headline)];
};
