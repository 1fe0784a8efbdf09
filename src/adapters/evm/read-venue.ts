import { layersOf, type Mechanism } from "../../../spec/index.ts";
import type { Contract, View } from "./contract.ts";
import type { Numbers } from "./numbers.ts";

/** A state as the protocol has it: amounts as text. */
export interface StateText {
  readonly accounts: Readonly<Record<string, { readonly capital: string; readonly pnl: string }>>;
  readonly funds: Readonly<Record<string, string>>;
  readonly stakes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly claims: Readonly<Record<string, string>>;
  readonly pending: string;
  readonly deficit: string;
  readonly residue: string;
  readonly halted: boolean;
}

/** Reads the whole state of a venue: everyone whom the scenario names, and all layers. */
export const readVenue = async (
  contract: Contract,
  mechanism: Mechanism,
  { accounts, addressOf, layerOf }: Numbers,
): Promise<StateText> => {
  const wanted: { readonly path: string; readonly view: View }[] = [];
  const want = (path: string, view: View): void => {
    if (contract.has(view[0])) wanted.push({ path, view });
  };
  for (const id of accounts) {
    want(`account ${id}`, ["account", addressOf(id)]);
    want(`claim ${id}`, ["claim", addressOf(id)]);
    for (const layer of layersOf(mechanism, "tranche"))
      want(`stake ${layer.id} ${id}`, ["stakeOf", layerOf(layer.id), addressOf(id)]);
  }
  for (const { id } of layersOf(mechanism, "fund")) want(`fund ${id}`, ["fund", layerOf(id)]);
  for (const part of ["pending", "deficit", "residue", "halted"]) want(part, [part]);

  const values = await contract.view(wanted.map(({ view }) => view));
  const found = new Map(wanted.map(({ path }, i) => [path, values[i] ?? []]));
  const amount = (path: string, place = 0): string => {
    const value = found.get(path)?.[place];
    return typeof value === "bigint" ? value.toString() : "0";
  };
  const tableOf = <T>(ids: readonly string[], of: (id: string) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(ids.map((id) => [id, of(id)]));
  const layerIds = (kind: "fund" | "tranche"): readonly string[] =>
    layersOf(mechanism, kind).map(({ id }) => id);
  return {
    accounts: tableOf(accounts, (id) => ({
      capital: amount(`account ${id}`),
      pnl: amount(`account ${id}`, 1),
    })),
    funds: tableOf(layerIds("fund"), (id) => amount(`fund ${id}`)),
    stakes: tableOf(layerIds("tranche"), (layer) =>
      tableOf(accounts, (id) => amount(`stake ${layer} ${id}`)),
    ),
    claims: tableOf(accounts, (id) => amount(`claim ${id}`)),
    pending: amount("pending"),
    deficit: amount("deficit"),
    residue: amount("residue"),
    halted: found.get("halted")?.[0] === true,
  };
};
