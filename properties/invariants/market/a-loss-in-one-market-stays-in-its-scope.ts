import { type Atoms, atoms, type Layer, lossOf, type MarketId, scopeOf } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import type { Setting } from "../../applicability/setting.ts";
import { canEverPay, canPay } from "../../applicability/reach.ts";
import { atomEach, off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

const isScoped = (layer: Layer): boolean => scopeOf(layer) !== undefined;

const isScopedAndCan = (can: typeof canPay, setting: Setting): boolean =>
  setting.mechanism.waterfall.some((layer) => isScoped(layer) && can(layer, setting));

/** A loss in no market, or in another one. */
const anotherLossCanArise = ({ mechanism: { markets = [] }, capabilities: { genesis, actions } }: Setting) =>
  genesis || actions.includes("settle") || actions.includes("loss") || markets.length > 1;
/** A market's own layer paid nothing that arose there, and something arose in another market. */
const isElsewhere = (arose: ReadonlyMap<MarketId, Atoms>, market: MarketId | undefined): boolean =>
  market !== undefined && arose.get(market) === 0n && [...arose.values()].some((loss) => loss > 0n);

export const aLossInOneMarketStaysInItsScope = invariant({
  id: "ISO-1",
  level: "safe",
  sentence: "a loss in one market stays in its scope",
  formula: "for every market: what its own layers pay <= the loss that arose there, and rounding",
  why: "A layer that covers the losses of one market did not agree to pay those of another.",
  seenIn: [
    {
      what: "the debt of market 1 was charged to the insurance of market 0",
      where: "the Percolator program",
      isLike: ({ step }, { mechanism, resolves }) =>
        resolves.some(
          ({ index, before, breakdown }) =>
            index === step &&
            breakdown?.parts.some(
              ({ layer, paid }) =>
                paid > 0n && isElsewhere(lossOf(mechanism, before).markets, scopeOf(layer)),
            ) === true,
        ),
    },
  ],
  source: "spec 17.8",
  explains: ["MIN-1", "MIN-3", "BND-3", "CONS-2", "SOLV-3", "ADL-3", "ADL-4", "ORD-1", "ORD-2", "FAIR-1"],
  unless: (setting) =>
    isScopedAndCan(canEverPay, setting) ? undefined : "no layer that can pay is scoped to a market",
  sometimes: ["a market's own layer paid", "a market's own layer was spared another loss"],
  cover: { "a market's own layer paid": 5, "a market's own layer was spared another loss": 5 },
  onlyIf: {
    "a market's own layer paid": (setting) => isScopedAndCan(canPay, setting),
    "a market's own layer was spared another loss": (setting) =>
      isScopedAndCan(canPay, setting) && anotherLossCanArise(setting),
  },
  check: ({ mechanism, resolves }, see) => {
    for (const { index, before, breakdown } of resolves) {
      const arose = lossOf(mechanism, before).markets;
      const paid = new Map<MarketId, { total: bigint; allowed: bigint }>();
      for (const part of breakdown?.parts ?? []) {
        const market = scopeOf(part.layer);
        if (market === undefined) continue;
        const own: Atoms = arose.get(market) ?? atoms(0n);
        const sum = paid.get(market) ?? { total: 0n, allowed: own };
        paid.set(market, {
          total: sum.total + part.paid + part.forOldDeficit,
          allowed: sum.allowed + part.slack,
        });
        if (part.paid > 0n) see("a market's own layer paid");
        if (own === 0n && part.capacity > 0n && (breakdown?.loss ?? 0n) > 0n)
          see("a market's own layer was spared another loss");
      }
      for (const [market, { total, allowed }] of paid)
        if (total > allowed)
          return {
            step: index,
            expected: `the layers of ${market} to pay at most the ${money(arose.get(market) ?? 0n)} that were lost there`,
            observed: `they paid ${money(total)}`,
            ...off(total - allowed, atomEach(before)),
          };
    }
    return undefined;
  },
});
