import { atoms, fundOf, type LayerId, type Mechanism } from "../../spec/index.ts";
import { type Counterpart, invariant, type Violation } from "../invariant.ts";
import { type Part, roundingOf } from "../observe/breakdown.ts";
import type { Observation, ObservedResolve } from "../observe/observation.ts";
import { isShared, type Sharing } from "../observe/shares.ts";
import { canFund } from "../reach.ts";
import { billOf, chosenPart, haveSameBases, payersIn } from "../relations/layer-pair.ts";
import { canLoseAgain, togetherAndApart } from "../relations/two-losses.ts";

/** In proportion. `sequential` and `unspecified` are left out: see spec/README.md 12.30. */
const sharing: Sharing = {
  roundings: ["up", "down", "largest-remainder"],
  isRule: (rule) => rule === "proportional",
};

/** The funds before every other layer, where no event cap limits them: they pay what is lost, in whatever parts. */
const leadingFunds = ({ waterfall, surplus }: Mechanism): readonly LayerId[] => {
  const others = waterfall.findIndex(({ kind }) => kind !== "fund");
  const leading = others === -1 ? waterfall : waterfall.slice(0, others);
  const isLimited = leading.some(
    (layer) => layer.id === surplus || (layer.kind === "fund" && layer.eventCap !== undefined),
  );
  return isLimited ? [] : leading.map(({ id }) => id);
};

/** Which resolve is given another loss, which layer that shall reach, and how large it is. */
const planOf = (observation: Observation) => {
  const { resolves, mechanism } = observation;
  const usable = resolves.filter(canLoseAgain);
  const part = chosenPart(
    observation,
    sharing,
    ({ step, asked, capacity }) => asked < capacity && usable.some(({ index }) => index === step),
  );
  const resolved = part === undefined ? usable[0] : usable.find(({ index }) => index === part.step);
  if (resolved === undefined || (part === undefined && leadingFunds(mechanism).length === 0))
    return undefined;
  // Of what the layer has left, now an atom, now half, now all; a fund is asked for as much again.
  const room = part === undefined ? resolved.loss : atoms(part.capacity - part.asked);
  const more = [atoms(1n), atoms(room - room / 2n), room][Number(room % 3n)] ?? room;
  return { resolved, layer: part?.layer.id, related: togetherAndApart(observation, resolved, more) };
};

export const twoSmallLossesCostWhatOneLargeOneDoes = invariant({
  id: "FAIR-14",
  level: "fair",
  sentence: "two small losses cost what one large one does",
  formula:
    "funds: the same draw. A layer of n payers: 0 <= x_i + x'_i - X_i <= n - 1 (up), 0 <= X_i - x_i - x'_i <= n - 1 (down), |X_i - x_i - x'_i| <= n - 1 (largest-remainder); proportional",
  why: "Where many tiny losses cost less, or more, than one large one, whoever causes them chooses the bill: Morpho, Mango.",
  source: "spec/README.md section 6, 12.30; composition",
  unless: (setting) => {
    if (!setting.capabilities.actions.includes("loss")) return "it needs the action loss";
    return isShared(setting, sharing) || leadingFunds(setting.mechanism).length > 0
      ? undefined
      : "no layer promises this";
  },
  sometimes: ["a layer divided two losses and their sum", "a fund paid two losses and their sum"],
  onlyIf: {
    "a layer divided two losses and their sum": (setting) => isShared(setting, sharing),
    "a fund paid two losses and their sum": ({ mechanism, capabilities }) =>
      leadingFunds(mechanism).length > 0 && canFund(capabilities),
  },
  related: (observation) => planOf(observation)?.related ?? [],
  check: (observation, see, [together, apart]) => {
    const plan = planOf(observation);
    const [large] = resolvesIn(together, 1);
    const [first, second] = resolvesIn(apart, 2);
    if (plan === undefined || large === undefined || first === undefined || second === undefined)
      return undefined;
    const step = plan.resolved.index;
    for (const fund of leadingFunds(observation.mechanism)) {
      const [before, once, twice] = [large.before, large.after, second.after].map((state) =>
        fundOf(state, fund),
      );
      if (before === undefined || once === undefined || twice === undefined) continue;
      if (fundOf(first.after, fund) < before && twice < fundOf(first.after, fund))
        see("a fund paid two losses and their sum");
      if (once !== twice)
        return {
          step,
          expected: `${fund} to pay ${before - once}, as for both losses together`,
          observed: `${before - twice}`,
          counterpart: 1,
        };
    }
    const [whole, part, rest] = [large, first, second].map((resolved) =>
      resolved.breakdown?.parts.find(({ layer }) => layer.id === plan.layer),
    );
    if (whole === undefined || part === undefined || rest === undefined) return undefined;
    if (!isComposed(whole, part, rest)) return undefined;
    if (part.paid > 0n && rest.asked > 0n) see("a layer divided two losses and their sum");
    return dearer(step, whole, part, rest);
  },
});

/** The last resolves of a counterpart, if as many were accepted, and the loss before the last one was. */
const resolvesIn = (counterpart: Counterpart | undefined, count: number): readonly ObservedResolve[] => {
  if (counterpart === undefined) return [];
  const { steps, resolves } = counterpart.observation;
  const asked = steps.slice(count === 1 ? -1 : -3).filter(({ action }) => action.type === "resolve");
  const isLost = steps.at(-2)?.outcome.outcome === "accepted";
  const found = asked.flatMap(({ index }) => resolves.find((resolved) => resolved.index === index) ?? []);
  return isLost && found.length === count ? found : [];
};

/** The second loss meets what the first one left of the same bases, and both together are the large one. */
const isComposed = (whole: Part, part: Part, rest: Part): boolean => {
  if (!haveSameBases(whole, part)) return false;
  const ids = payersIn(part, rest);
  if (ids.some((id) => billOf(rest, id).base !== billOf(part, id).base - billOf(part, id).paid)) return false;
  const both = part.asked + rest.asked;
  // A layer that was left empty could have been asked for more: it takes all there is.
  const least = both < whole.capacity ? both : whole.capacity;
  return rest.asked < rest.capacity ? whole.asked === both : whole.asked >= least;
};

/** The first payer whom two losses cost too much, or too little. */
const dearer = (step: number, whole: Part, part: Part, rest: Part): Violation | undefined => {
  const bound = BigInt(Math.max(0, whole.bills.length - 1));
  const rounding = roundingOf(whole.layer);
  const [least, most] = [rounding === "up" ? 0n : -bound, rounding === "down" ? 0n : bound];
  for (const id of payersIn(whole, part)) {
    const once = billOf(whole, id).paid;
    const twice = billOf(part, id).paid + billOf(rest, id).paid;
    if (twice - once < least || twice - once > most)
      return {
        step,
        expected: `${id} to pay from ${once + least} to ${once + most} in ${whole.layer.id} for losses of ${part.asked} and ${rest.asked}, for it pays ${once} for ${whole.asked}`,
        observed: `${billOf(part, id).paid} and ${billOf(rest, id).paid}`,
        counterpart: 1,
      };
  }
  return undefined;
};
