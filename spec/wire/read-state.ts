import { type Atoms, atoms, zero } from "../numbers/atoms.ts";
import { hasLayer, type Mechanism } from "../model/mechanism.ts";
import { type Account, type State, withParts, zeroesLeftOut } from "../model/state.ts";
import type { Fault } from "./fault.ts";
import { marketsFrom, strayMarkets } from "./read-markets.ts";
import type { StateText } from "./schema.ts";

const amountFrom = (text: string | undefined): Atoms => (text === undefined ? zero : atoms(BigInt(text)));

/** An object's own properties as a map, added to others. */
const mapFrom = <V, W>(
  texts: Readonly<Record<string, V>> | undefined,
  read: (text: V) => W,
  others?: ReadonlyMap<string, W>,
): ReadonlyMap<string, W> => {
  const map = new Map(others);
  if (texts === undefined) return map;
  for (const key of Object.keys(texts)) {
    const text = texts[key];
    if (text !== undefined) map.set(key, read(text));
  }
  return map;
};

/**
 * The state in normal form, over the empty state of its mechanism. A part left
 * out is empty or 0; every fund and tranche layer exists, at 0 where the text
 * is silent. Funds and stakes of layers that the mechanism lacks are refused
 * by `strayParts` before.
 */
export const stateFrom = (empty: State, text: StateText): State =>
  withParts(empty, {
    accounts: mapFrom(text.accounts, accountFrom),
    funds: mapFrom(text.funds, amountFrom, empty.funds),
    stakes: mapFrom(text.stakes, amountsFrom, empty.stakes),
    pending: amountFrom(text.pending),
    deficit: amountFrom(text.deficit),
    residue: amountFrom(text.residue),
    claims: amountsFrom(text.claims),
    halted: text.halted ?? false,
    markets: marketsFrom(empty, text),
    ...(text.redemption === undefined
      ? {}
      : {
          redemption: {
            assets: amountFrom(text.redemption.assets),
            holdings: amountFrom(text.redemption.holdings),
          },
        }),
  });

const amountsFrom = (texts: Readonly<Record<string, string>> | undefined): ReadonlyMap<string, Atoms> =>
  zeroesLeftOut(mapFrom(texts, amountFrom));

const accountFrom = (text: { capital: string; pnl: string }): Account => ({
  capital: amountFrom(text.capital),
  pnl: amountFrom(text.pnl),
});

/** Funds and stakes must belong to layers of the mechanism, and markets must be its own. */
export const strayParts = (mechanism: Mechanism, text: StateText, base: string): readonly Fault[] => {
  const stray = (part: "funds" | "stakes", kind: "fund" | "tranche"): readonly Fault[] =>
    Object.keys(text[part] ?? {})
      .filter((layer) => !hasLayer(mechanism, kind, layer))
      .map((layer) => ({
        path: `${base}/${part}/${layer}`,
        expected: `the id of a ${kind} layer of the mechanism`,
        found: JSON.stringify(layer),
      }));
  return [...stray("funds", "fund"), ...stray("stakes", "tranche"), ...strayMarkets(mechanism, text, base)];
};
