import type { RawAmount } from "../generate/amounts.ts";
import type { GenesisPlan } from "../generate/genesis.ts";
import type { MarketsPlan } from "../generate/markets.ts";
import type { MechanismPlan } from "../generate/mechanisms.ts";
import type { DealPlan } from "../generate/positions.ts";
import type { VenuePlan } from "../generate/venue.ts";

type AccountPlan = GenesisPlan["accounts"][number];

/** The venue under a mechanism bent so; one that is given stays as it is. */
export const withMechanism = (
  venue: VenuePlan,
  bend: (mechanism: MechanismPlan) => MechanismPlan,
): VenuePlan => ("waterfall" in venue.mechanism ? venue : { ...venue, mechanism: bend(venue.mechanism) });

/** The venue with its markets bent so, if it has any. */
export const withMarkets = (venue: VenuePlan, bend: (markets: MarketsPlan) => MarketsPlan): VenuePlan =>
  venue.markets === undefined ? venue : { ...venue, markets: bend(venue.markets) };

export const withGenesis = (venue: VenuePlan, bend: (genesis: GenesisPlan) => GenesisPlan): VenuePlan => ({
  ...venue,
  genesis: bend(venue.genesis),
});

/** Nobody owes anything yet, and there are at least this many; those who are missing are like those who are there. */
export const peopled = (venue: VenuePlan, atLeast: number): VenuePlan =>
  withGenesis(venue, (genesis) => {
    const { accounts, positions } = genesis;
    const missing = Array.from(
      { length: Math.max(0, atLeast - accounts.length) },
      (_, i) => accounts[i % accounts.length],
    );
    const all = [...accounts, ...missing.filter((one) => one !== undefined)];
    return {
      ...genesis,
      shape: "free",
      accounts: all.map((account) => ({ ...account, side: "solvent" })),
      positions: { ...positions, debtors: "as drawn", sides: "mixed" },
    };
  });

/** Everybody's plan, by place. */
export const withEach = (
  venue: VenuePlan,
  bend: (account: AccountPlan, place: number) => AccountPlan,
): VenuePlan => withGenesis(venue, (genesis) => ({ ...genesis, accounts: genesis.accounts.map(bend) }));

/** These positions are open when it begins, at prices at which a lot is worth something. */
export const withDeals = (venue: VenuePlan, deals: readonly DealPlan[]): VenuePlan =>
  withGenesis(
    withMarkets(venue, (markets) => ({
      ...markets,
      price: { ...markets.price, multiple: Math.max(markets.price.multiple, 5) },
    })),
    (genesis) => ({ ...genesis, positions: { ...genesis.positions, deals } }),
  );

/** A mechanism under which losses come to the users: a haircut that cuts more than a hundredth. */
export const withHaircut = (venue: VenuePlan): VenuePlan =>
  withMechanism(venue, (mechanism) => {
    const { first } = mechanism;
    const cap = first.cap === "0.01" ? undefined : first.cap;
    return { ...mechanism, first: { ...first, present: true, cap } };
  });

/** Those in these places own little beside the positions that they will hold. */
export const leveraged = (venue: VenuePlan, places: readonly number[]): VenuePlan =>
  withEach(venue, (account, place) =>
    places.includes(place) ? { ...account, capital: few(account.capital), profit: nothing } : account,
  );

/** A small multiple of the scale. */
export const few = ({ multiple, offBy }: RawAmount): RawAmount => ({ multiple: multiple % 4, offBy });

/** Those in these places get the plan of the first of them, changed so. */
export const alike = (
  venue: VenuePlan,
  places: readonly number[],
  change: (account: AccountPlan, place: number) => Partial<AccountPlan>,
): VenuePlan => {
  const model = venue.genesis.accounts[places[0] ?? 0];
  return withEach(venue, (account, place) =>
    model === undefined || !places.includes(place) ? account : { ...model, ...change(model, place) },
  );
};

/** Nothing is set aside: no fund has anything above its floor, and nobody a stake. */
export const withoutMoney = (venue: VenuePlan): VenuePlan =>
  withGenesis(
    withEach(venue, (account) => ({ ...account, stake: nothing })),
    (genesis) => ({ ...genesis, funds: genesis.funds.map((fund) => ({ ...fund, amount: nothing })) }),
  );

export const nothing: RawAmount = { multiple: 0, offBy: 0 };
