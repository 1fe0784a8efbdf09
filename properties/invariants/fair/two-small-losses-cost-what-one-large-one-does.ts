import {
  type Action,
  type Atoms,
  atoms,
  type FundLayer,
  fundOf,
  type Layer,
  type LayerId,
  layersOf,
  lossOf,
  max,
  type Mechanism,
  type State,
  wholeLoss,
  zero,
} from "../../../spec/index.ts";
import { capacitiesOf } from "../../generate/capacity.ts";
import { type Counterpart, invariant } from "../../invariant.ts";
import type { Setting } from "../../applicability/setting.ts";
import type { Violation } from "../../violation.ts";
import { type Part, roundingOf } from "../../observe/breakdown.ts";
import type { Observation, ObservedResolve } from "../../observe/observation.ts";
import { dividesSo, isShared, type Sharing } from "../../observe/shares.ts";
import { billOf, haveSameBases, payersIn } from "../../relations/parts.ts";
import { isOfHoldings } from "../../relations/stage.ts";
import { togetherAndApart } from "../../relations/two-losses.ts";
import { atomEach, off, outside } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** In proportion. `sequential` and `unspecified` are left out: see spec 12.30. */
const sharing: Sharing = {
  roundings: ["up", "down", "largest-remainder"],
  isRule: (rule) => rule === "proportional",
  isLayer: isOfHoldings,
};

/** What an event cap, or a cap, holds back can be asked for by a second loss alone. */
const holdsBack = (layer: Layer): boolean =>
  (layer.kind === "fund" && layer.eventCap !== undefined) ||
  (layer.kind === "haircut" && layer.cap !== undefined);

/** Some layer meets all of what those before it cannot pay. */
const canDivideBoth = (setting: Setting): boolean => {
  const { waterfall } = setting.mechanism;
  const first = waterfall.findIndex(holdsBack);
  const open = first === -1 ? waterfall : waterfall.slice(0, first);
  return isShared({ ...setting, mechanism: { ...setting.mechanism, waterfall: open } }, sharing);
};

/** The fund that is filled for two losses: the first of all layers. */
const fundToFill = (mechanism: Mechanism): FundLayer | undefined =>
  layersOf(mechanism, "fund").find(
    ({ id, market }) => id === leadingFunds(mechanism)[0] && market === undefined,
  );

/** The funds before every other layer, where no event cap limits them: they pay what is lost, in whatever parts. */
const leadingFunds = ({ waterfall, surplus }: Mechanism): readonly LayerId[] => {
  const others = waterfall.findIndex(({ kind }) => kind !== "fund");
  const leading = others === -1 ? waterfall : waterfall.slice(0, others);
  const isLimited = leading.some(
    (layer) => layer.id === surplus || (layer.kind === "fund" && layer.eventCap !== undefined),
  );
  return isLimited ? [] : leading.map(({ id }) => id);
};

/** The first layer that two losses can be put to in turn, and what it and those before it can pay. */
const layerToAsk = (
  mechanism: Mechanism,
  end: State,
): { layer: Layer; room: Atoms; before: Atoms } | undefined => {
  let before = 0n;
  for (const [layer, room] of capacitiesOf(mechanism, end)) {
    if (holdsBack(layer) && room > 0n) return undefined;
    if (room > 1n && dividesSo(sharing, layer)) return { layer, room, before: atoms(before) };
    before += room;
  }
  return undefined;
};

/**
 * Two losses that come when all is over, the first beside what is open
 * already: to a layer, or, every other time, to the funds before all layers,
 * which are filled for it.
 */
const planOf = (observation: Observation) => {
  const { mechanism, capabilities, genesis, steps } = observation;
  const end = steps.at(-1)?.after ?? genesis;
  const isShort = [...end.markets.values()].some(({ shortfalls }) => shortfalls.size > 0);
  if (steps.length === 0 || end.halted || isShort) return undefined;
  const open = wholeLoss(lossOf(mechanism, end));

  const fund = fundToFill(mechanism);
  const isFunds = fund !== undefined && capabilities.actions.includes("topUp") && steps.length % 2 === 0;
  const asked = isFunds ? undefined : layerToAsk(mechanism, end);
  if (!isFunds && asked === undefined) return undefined;
  const { room, before } = asked ?? { room: atoms(12n), before: zero };
  const third = room / 3n + 1n;
  const first = max(atoms(1n), atoms(before + third - (isFunds ? 0n : open)));
  // Then an atom, as much again, or all that is left.
  const second = atoms([1n, third, room][Number(room % 3n)] ?? room);
  const filled: readonly Action[] = isFunds
    ? [{ type: "topUp", layer: fund.id, amount: atoms(open + end.deficit + (fund.floor ?? 0n) + room) }]
    : [];
  return { layer: asked?.layer.id, related: togetherAndApart(observation, filled, first, second) };
};

export const twoSmallLossesCostWhatOneLargeOneDoes = invariant({
  id: "FAIR-14",
  level: "fair",
  sentence: "two small losses cost what one large one does",
  formula:
    "funds: the same draw. A layer of n payers: 0 <= x_i + x'_i - X_i <= n - 1 (up), 0 <= X_i - x_i - x'_i <= n - 1 (down), |X_i - x_i - x'_i| <= n - 1 (largest-remainder); proportional",
  why: "Where many small losses cost less than one large one, or more, the account that causes them chooses the bill.",
  seenIn: [{ what: "many tiny losses cost less than one large one, or more", where: "Morpho, Mango" }],
  source: "spec section 6, 12.30; composition",
  unless: (setting) => {
    if (!setting.capabilities.actions.includes("loss")) return "it needs the action loss";
    return canDivideBoth(setting) || fundToFill(setting.mechanism) !== undefined
      ? undefined
      : "no layer promises this";
  },
  sometimes: ["a layer divided two losses and their sum", "a fund paid two losses and their sum"],
  onlyIf: {
    // Among all mechanisms, states alone seldom tell which layers paid: the fund's case is asked for.
    "a layer divided two losses and their sum": (setting) =>
      canDivideBoth(setting) && (setting.capabilities.receipts || setting.capabilities.mechanisms !== "any"),
    "a fund paid two losses and their sum": ({ mechanism, capabilities }) =>
      fundToFill(mechanism) !== undefined && capabilities.actions.includes("topUp"),
  },
  related: (observation) => planOf(observation)?.related ?? [],
  check: (observation, see, [together, apart]) => {
    const plan = planOf(observation);
    const [large] = resolvesIn(together, 1);
    const [first, second] = resolvesIn(apart, 2);
    if (plan === undefined || large === undefined || first === undefined || second === undefined)
      return undefined;
    const step = observation.steps.length - 1;
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
          expected: `${fund} to pay ${money(before - once)}, as for both losses together`,
          observed: money(before - twice),
          ...off(once - twice, atomEach(large.before)),
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
        expected: `${id} to pay from ${money(once + least)} to ${money(once + most)} in ${whole.layer.id} for losses of ${money(part.asked)} and ${money(rest.asked)}, for it pays ${money(once)} for ${money(whole.asked)}`,
        observed: `${money(billOf(part, id).paid)} and ${money(billOf(rest, id).paid)}`,
        ...outside(twice - once, least, most),
      };
  }
  return undefined;
};
