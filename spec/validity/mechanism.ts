import { reservedLayerIds } from "../numbers/identifiers.ts";
import { type HaircutLayer, type Layer, type Mechanism } from "../model/mechanism.ts";
import { toFraction } from "../numbers/ratio.ts";

/** What makes a mechanism invalid: where in its document, what is valid there, what stands there. */
export interface MechanismFault {
  /** A JSON pointer into the mechanism. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/**
 * Every reason why a mechanism is not valid; none for a valid one. Layer ids
 * are unique and not reserved, tranches and markets that are named exist, a cap
 * lies in (0, 1], "sequential" goes with the rule "proportional" alone, a
 * haircut on exit is as rule 5.6 asks, the surplus sink is "residue" or a fund.
 */
export const mechanismFaults = (mechanism: Mechanism): readonly MechanismFault[] => [
  ...marketFaults(mechanism),
  ...mechanism.waterfall.flatMap((layer, i) => [
    ...layerFaults(mechanism, layer, i),
    ...scopeFaults(mechanism, layer, i),
  ]),
  ...sinkFaults(mechanism),
];

const marketFaults = ({ markets = [] }: Mechanism): readonly MechanismFault[] =>
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
const scopeFaults = ({ markets = [] }: Mechanism, layer: Layer, i: number): readonly MechanismFault[] => {
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
        expected: "a mechanism with markets, because positions are needed here",
        found: "no markets",
      },
    ];
  return [];
};

const layerFaults = (mechanism: Mechanism, layer: Layer, i: number): readonly MechanismFault[] => {
  const at = `/waterfall/${i}`;
  const faults: MechanismFault[] = [];
  const first = mechanism.waterfall.findIndex(({ id }) => id === layer.id);
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
    !mechanism.waterfall.some(({ kind, id }) => kind === "tranche" && id === layer.tranche)
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
      expected: `"up", "down", "largest-remainder" or "unspecified" with the rule "${layer.rule}", because "sequential" divides in proportion`,
      found: '"sequential"',
    });
  if (layer.kind === "haircut" && layer.timing === "on-exit")
    faults.push(...onExitFaults(mechanism, layer, i));
  return faults;
};

/** A haircut on exit is one ratio for everybody, applied to what the layers before it left (rule 5.6). */
const onExitFaults = (mechanism: Mechanism, layer: HaircutLayer, i: number): readonly MechanismFault[] => {
  const at = `/waterfall/${i}`;
  const faults: MechanismFault[] = [];
  const last = mechanism.waterfall.length - 1;
  if (i < last)
    faults.push({
      path: `${at}/timing`,
      expected: '"on-exit" in the last layer only, because it applies to what no layer could pay',
      found: `"on-exit" in layer ${i} of 0 to ${last}`,
    });
  const allowed = { basis: ["profit", "equity"], rule: ["proportional"], rounding: ["up"] } as const;
  for (const key of ["basis", "rule", "rounding"] as const) {
    const values: readonly string[] = allowed[key];
    if (!values.includes(layer[key]))
      faults.push({
        path: `${at}/${key}`,
        expected: `${values.map((value) => `"${value}"`).join(" or ")}, because the haircut is taken on exit`,
        found: `"${layer[key]}"`,
      });
  }
  for (const key of ["cap", "market"] as const) {
    const value = layer[key];
    if (value === undefined) continue;
    faults.push({
      path: `${at}/${key}`,
      expected: `no ${key}, because the haircut is taken on exit, from everybody alike`,
      found: `"${value}"`,
    });
  }
  return faults;
};

const isCap = (cap: string): boolean => {
  const { numerator, denominator } = toFraction(cap);
  return 0n < numerator && numerator <= denominator;
};

const sinkFaults = (mechanism: Mechanism): readonly MechanismFault[] =>
  mechanism.surplus === "residue" ||
  mechanism.waterfall.some(({ kind, id }) => kind === "fund" && id === mechanism.surplus)
    ? []
    : [
        {
          path: "/surplus",
          expected: '"residue" or the id of a fund layer of this waterfall',
          found: `"${mechanism.surplus}"`,
        },
      ];
