import {
  type Action,
  deleverage as lawfulDeleverage,
  type Layer,
  type Mechanism,
  atoms,
  type Payer,
  payersOf,
  type Payment,
  splitOf,
  type State,
  step,
  resolveUnder,
} from "../../../../../spec/index.ts";
import {
  assessment,
  defaulterStake,
  fund,
  haircut,
  mechanism,
  onExit,
  recover,
  state,
  tranche,
} from "../../build.ts";
import { deleverage, market, redeem, shutdown, within } from "../../markets/build.ts";
import { actionBy, type Draw, generator } from "../../markets/random.ts";

/** Venues whose steps are watched: mechanisms with every kind of layer, and random actions. */

const markets = [market("btc", 50n), market("eth", 7n)];

/** Any layers, in any order; in a third of the cases the last one is a haircut on exit. */
export const mechanismBy = ({ below, oneOf }: Draw, kinds?: readonly Layer["kind"][]): Mechanism => {
  const rounding = oneOf(["up", "down", "largest-remainder", "sequential"] as const);
  const all: readonly Layer[] = [
    fund("ins", { floor: 2n }),
    within("btc", fund("btc-ins", { eventCap: 7n })),
    defaulterStake("self", "df"),
    tranche("df", rounding),
    assessment("call", "df", "1.5", rounding),
    deleverage("adl", oneOf(["bitmex", "profit", "pro-rata"] as const)),
    within("btc", haircut("exposed", "exposure", rounding)),
    haircut("winners", "profit", rounding, "0.5"),
    haircut("savers", "capital", rounding),
    haircut("everybody", "equity", rounding, "0.7"),
  ];
  const from = below(all.length);
  const chosen = [...all.slice(from), ...all.slice(0, from)].filter(
    ({ id, kind }) => id === "ins" || id === "df" || ((kinds?.includes(kind) ?? true) && below(2) > 0),
  );
  const last = below(3) === 0 && kinds === undefined ? [onExit("exit", oneOf(["profit", "equity"]))] : [];
  // Some waterfalls are short, so that deficits are left and exits are cut.
  const short = last.length > 0 ? chosen.filter(({ id }) => id === "ins" || id === "df") : chosen;
  return mechanism([...short, ...last], {
    ...(kinds === undefined ? { markets } : {}),
    remainder: oneOf(["park", "carry"] as const),
    exits: "open",
    surplus: oneOf(["residue", "ins"]),
  });
};

/** One accepted action. */
export interface Taken {
  readonly of: Mechanism;
  readonly before: State;
  readonly action: Action;
  readonly after: State;
  readonly receipts: readonly { layer: string; account?: string; amount: bigint }[];
}

/** The accepted actions of one venue's life. */
export const lifeOf = (seed: number, length = 60): readonly Taken[] => {
  const draw = generator(seed);
  const of = mechanismBy(draw);
  const opening = state(of, {
    accounts: { a: [9n, 40n], b: [70n, 0n], c: [30n, 5n] },
    funds: { ins: 12n },
    stakes: { df: { a: 11n, c: 4n } },
    deficit: draw.amount(30),
  });
  return taken(
    of,
    opening,
    Array.from({ length }, (_, i) => actionBy(draw, i > length - 12)),
  );
};

/** A venue in which nobody holds anything is shut down, and then something comes back. */
export const emptyLifeOf = (seed: number): readonly Taken[] => {
  const draw = generator(seed);
  const of = mechanismBy(draw);
  const opening = state(of, { accounts: { a: [0n, 0n] }, claims: { a: 9n }, deficit: draw.amount(9) });
  return taken(of, opening, [shutdown, recover(1n + draw.amount(20)), redeem("a")]);
};

const taken = (of: Mechanism, opening: State, actions: readonly Action[]): readonly Taken[] => {
  let before = opening;
  return actions.flatMap((action) => {
    const next = step(of, before, action);
    if (next.outcome === "refused") return [];
    const one = { of, before, action, after: next.state, receipts: next.receipts };
    before = next.state;
    return one;
  });
};

/** One layer that a resolve asked, as it was seen from inside. */
export interface Asked {
  readonly layer: Layer;
  /** The state when the layer was reached. */
  readonly state: State;
  /** The part of the loss that it was asked for; a deleverage has none. */
  readonly part: bigint;
  readonly bases: readonly bigint[];
  readonly payments: readonly Payment[];
}

/** Resolves by the law itself, and watches each layer that pays. */
export const watch = (of: Mechanism, opening: State): readonly Asked[] => {
  const asked: Asked[] = [];
  let reached: { readonly state: State; readonly payers: readonly Payer[] } | undefined;
  resolveUnder({
    payersOf: (layer, resolution) => {
      const payers = payersOf(layer, resolution);
      reached = { state: resolution.state, payers };
      return payers;
    },
    splitOf: (layer) => (part, bases) => {
      const shares = splitOf(layer)(part, bases);
      if (reached === undefined) throw new Error("expected the payers before the split");
      const payments = reached.payers.map((payer, i) => ({ ...payer, amount: shares[i] ?? atoms(0n) }));
      asked.push({ layer, state: reached.state, part, bases, payments });
      return shares;
    },
    deleverage: (layer, mechanism, resolution, loss) => {
      const done = lawfulDeleverage(layer, mechanism, resolution, loss);
      asked.push({ layer, state: resolution.state, part: atoms(0n), bases: [], payments: done.payments });
      return done;
    },
  })(of, opening);
  return asked;
};
