import { Compile } from "typebox/compile";
import { match } from "ts-pattern";
import { atoms } from "../numbers/atoms.ts";
import { reservedLayerIds } from "../numbers/identifiers.ts";
import type { Market } from "../model/market.ts";
import type { Layer, Mechanism } from "../model/mechanism.ts";
import { toFraction } from "../numbers/ratio.ts";
import { faultsOf } from "./explain.ts";
import { type Fault, type Reading } from "./fault.ts";
import type { MarketText } from "./market-schema.ts";
import { type LayerText, MechanismSchema, type MechanismText } from "./schema.ts";

type HaircutText = Extract<LayerText, { kind: "haircut" }>;

const validator = Compile(MechanismSchema);

/**
 * Reads a mechanism document. Beyond its schema: layer ids are unique and not
 * reserved, tranches and markets that are named exist, a cap lies in (0, 1],
 * "sequential" goes with the rule "proportional" alone, a haircut on exit is
 * as rule 5.6 asks, the surplus sink is "residue" or a fund.
 */
export const readMechanism = (document: unknown, base = ""): Reading<Mechanism> => {
  if (!validator.Check(document)) return { ok: false, faults: faultsOf(validator, document, base) };
  return mechanismFrom(document, base);
};

/** Reads a mechanism that fits the schema. */
export const mechanismFrom = (text: MechanismText, base: string): Reading<Mechanism> => {
  const faults = [
    ...marketFaults(text),
    ...text.waterfall.flatMap((layer, i) => [...layerFaults(text, layer, i), ...scopeFaults(text, layer, i)]),
    ...sinkFaults(text),
  ];
  if (faults.length > 0) return { ok: false, faults: faults.map((f) => ({ ...f, path: base + f.path })) };
  const { name, asset, waterfall, remainder, exits, surplus, markets } = text;
  const mechanism = { name, asset, waterfall: waterfall.map(layerFrom), remainder, exits, surplus };
  return {
    ok: true,
    value: markets === undefined ? mechanism : { ...mechanism, markets: markets.map(marketFrom) },
  };
};

const marketFaults = ({ markets = [] }: MechanismText): readonly Fault[] =>
  markets.flatMap(({ id }, i) => {
    const first = markets.findIndex((market) => market.id === id);
    return first === i
      ? []
      : [
          {
            path: `/markets/${i}/id`,
            expected: "an id that no other market has",
            found: `"${id}", the id of market ${first}`,
          },
        ];
  });

/** Scopes name markets; positions are needed where they are measured or closed. */
const scopeFaults = ({ markets = [] }: MechanismText, layer: LayerText, i: number): readonly Fault[] => {
  const at = `/waterfall/${i}`;
  const market = "market" in layer ? layer.market : undefined;
  if (market !== undefined && !markets.some(({ id }) => id === market))
    return [{ path: `${at}/market`, expected: "the id of a market of this mechanism", found: `"${market}"` }];
  const needsPositions =
    layer.kind === "deleverage" || (layer.kind === "haircut" && layer.basis === "exposure");
  if (needsPositions && markets.length === 0)
    return [
      {
        path: layer.kind === "deleverage" ? `${at}/kind` : `${at}/basis`,
        expected: "a mechanism with markets, for positions are needed here",
        found: "no markets",
      },
    ];
  return [];
};

const marketFrom = ({ price, positionLimit, maintenanceMargin, ...market }: MarketText): Market => ({
  ...market,
  price: atoms(BigInt(price)),
  ...(maintenanceMargin === undefined ? {} : { maintenanceMargin }),
  ...(positionLimit === undefined ? {} : { positionLimit: BigInt(positionLimit) }),
});

const layerFaults = (text: MechanismText, layer: LayerText, i: number): readonly Fault[] => {
  const at = `/waterfall/${i}`;
  const faults: Fault[] = [];
  const first = text.waterfall.findIndex(({ id }) => id === layer.id);
  if (first < i)
    faults.push({
      path: `${at}/id`,
      expected: `an id that no other layer has`,
      found: `"${layer.id}", the id of layer ${first}`,
    });
  if (reservedLayerIds.includes(layer.id))
    faults.push({
      path: `${at}/id`,
      expected: `an id other than the reserved ${reservedLayerIds.join(", ")}`,
      found: `"${layer.id}"`,
    });
  if (
    "tranche" in layer &&
    !text.waterfall.some(({ kind, id }) => kind === "tranche" && id === layer.tranche)
  )
    faults.push({
      path: `${at}/tranche`,
      expected: "the id of a tranche layer of this waterfall",
      found: `"${layer.tranche}"`,
    });
  if (layer.kind === "haircut" && layer.cap !== undefined && !isCap(layer.cap))
    faults.push({ path: `${at}/cap`, expected: "a ratio above 0 and at most 1", found: `"${layer.cap}"` });
  if (layer.kind === "haircut" && layer.rounding === "sequential" && layer.rule !== "proportional")
    faults.push({
      path: `${at}/rounding`,
      expected: `"up", "down", "largest-remainder" or "unspecified" with the rule "${layer.rule}", for "sequential" divides in proportion`,
      found: '"sequential"',
    });
  if (layer.kind === "haircut" && layer.timing === "on-exit") faults.push(...onExitFaults(text, layer, i));
  return faults;
};

/** A haircut on exit is one ratio for everybody, applied to what the layers before it left (rule 5.6). */
const onExitFaults = (text: MechanismText, layer: HaircutText, i: number): readonly Fault[] => {
  const at = `/waterfall/${i}`;
  const faults: Fault[] = [];
  const last = text.waterfall.length - 1;
  if (i < last)
    faults.push({
      path: `${at}/timing`,
      expected: '"on-exit" in the last layer only, for it is applied to what no layer could pay',
      found: `"on-exit" in layer ${i} of 0 to ${last}`,
    });
  const allowed = { basis: ["profit", "equity"], rule: ["proportional"], rounding: ["up"] } as const;
  for (const key of ["basis", "rule", "rounding"] as const) {
    const values: readonly string[] = allowed[key];
    if (!values.includes(layer[key]))
      faults.push({
        path: `${at}/${key}`,
        expected: `${values.map((value) => `"${value}"`).join(" or ")}, for the haircut is taken on exit`,
        found: `"${layer[key]}"`,
      });
  }
  for (const key of ["cap", "market"] as const) {
    const value = layer[key];
    if (value === undefined) continue;
    faults.push({
      path: `${at}/${key}`,
      expected: `no ${key}, for the haircut is taken on exit, from everybody alike`,
      found: `"${value}"`,
    });
  }
  return faults;
};

const isCap = (cap: string): boolean => {
  const { numerator, denominator } = toFraction(cap);
  return 0n < numerator && numerator <= denominator;
};

const sinkFaults = (text: MechanismText): readonly Fault[] =>
  text.surplus === "residue" || text.waterfall.some(({ kind, id }) => kind === "fund" && id === text.surplus)
    ? []
    : [
        {
          path: "/surplus",
          expected: '"residue" or the id of a fund layer of this waterfall',
          found: `"${text.surplus}"`,
        },
      ];

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
