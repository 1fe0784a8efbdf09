import { Compile } from "typebox/compile";
import { match } from "ts-pattern";
import { atoms } from "../numbers/atoms.ts";
import type { Market } from "../model/market.ts";
import type { Layer, Mechanism } from "../model/mechanism.ts";
import { faultsOf } from "./explain.ts";
import { mechanismFaults } from "../validity/mechanism.ts";
import type { Reading } from "./fault.ts";
import type { MarketText } from "./market-schema.ts";
import { type LayerText, MechanismSchema, type MechanismText } from "./schema.ts";

const validator = Compile(MechanismSchema);

/** Reads a mechanism document: it fits its schema, and it is valid (spec/validity/mechanism.ts). */
export const readMechanism = (document: unknown, base = ""): Reading<Mechanism> => {
  if (!validator.Check(document)) return { ok: false, faults: faultsOf(validator, document, base) };
  return mechanismFrom(document, base);
};

/** Reads a mechanism that fits the schema. */
export const mechanismFrom = (text: MechanismText, base: string): Reading<Mechanism> => {
  const { name, asset, waterfall, remainder, exits, surplus, markets } = text;
  const policies = { name, asset, waterfall: waterfall.map(layerFrom), remainder, exits, surplus };
  const mechanism = markets === undefined ? policies : { ...policies, markets: markets.map(marketFrom) };
  const faults = mechanismFaults(mechanism);
  return faults.length === 0
    ? { ok: true, value: mechanism }
    : { ok: false, faults: faults.map((fault) => ({ ...fault, path: base + fault.path })) };
};

const marketFrom = ({ price, positionLimit, maintenanceMargin, ...market }: MarketText): Market => ({
  ...market,
  price: atoms(BigInt(price)),
  ...(maintenanceMargin === undefined ? {} : { maintenanceMargin }),
  ...(positionLimit === undefined ? {} : { positionLimit: BigInt(positionLimit) }),
});

const layerFrom = (layer: LayerText): Layer =>
  match(layer)
    .with({ kind: "fund" }, ({ floor, eventCap, market, ...fund }) => ({
      ...fund,
      ...(floor === undefined ? {} : { floor: atoms(BigInt(floor)) }),
      ...(eventCap === undefined ? {} : { eventCap: atoms(BigInt(eventCap)) }),
      ...(market === undefined ? {} : { market }),
    }))
    .with({ kind: "haircut" }, ({ cap, timing, market, ...haircut }) => ({
      ...haircut,
      ...(cap === undefined ? {} : { cap }),
      ...(timing === undefined ? {} : { timing }),
      ...(market === undefined ? {} : { market }),
    }))
    .with({ kind: "deleverage" }, ({ market, ...layer }) =>
      market === undefined ? layer : { ...layer, market },
    )
    .otherwise((other) => other);
