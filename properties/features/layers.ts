import {
  type Basis,
  fundOf,
  type Layer,
  onExitLayer,
  type Rank,
  type Rounding,
  type Rule,
  claimsRuleNames,
  scopeOf,
} from "../../spec/index.ts";
import { isFractional, type Part, roundingOf } from "../observe/breakdown.ts";
import type { Feature } from "./feature.ts";
import { type Asked, type Happenings, mostPaidAtOnce } from "./happenings.ts";

/** Some layer paid, of those that are meant. */
const paid =
  (isMeant: (layer: Layer) => boolean): Feature["isReached"] =>
  ({ asked }) =>
    asked.some(({ part }) => part.paid > 0n && isMeant(part.layer));

const kinds = ["fund", "defaulter-stake", "tranche", "assessment"] as const;
const bases = ["profit", "capital", "equity", "exposure"] as const satisfies readonly Basis[];
const ranks = ["bitmex", "binance", "hyperliquid", "profit", "pro-rata"] as const satisfies readonly Rank[];

/** An exit was cut, by a haircut of this basis. */
const cutOnExit =
  (basis: Basis): Feature["isReached"] =>
  ({ observation: { mechanism }, changes }) => {
    const layer = onExitLayer(mechanism);
    return (
      layer?.basis === basis &&
      changes.some(
        ({ action, outcome }) =>
          action.type !== "resolve" &&
          outcome.outcome === "accepted" &&
          outcome.receipts.some((receipt) => receipt.layer === layer.id && receipt.amount > 0n),
      )
    );
  };

export const layerFeatures: readonly Feature[] = [
  ...kinds.map((kind): Feature => ({
    name: kind,
    group: "layers",
    sentence: `a ${kind} layer paid`,
    isReached: paid((layer) => layer.kind === kind),
  })),
  ...bases.map((basis): Feature => ({
    name: `haircut of ${basis}`,
    group: "layers",
    sentence: `a haircut of ${basis} paid`,
    isReached: paid((layer) => layer.kind === "haircut" && layer.basis === basis),
  })),
  ...(["profit", "equity"] as const).map((basis): Feature => ({
    name: `haircut of ${basis} on exit`,
    group: "layers",
    sentence: `an exit was cut by a haircut of ${basis}`,
    isReached: cutOnExit(basis),
  })),
  ...ranks.map((rank): Feature => ({
    name: `deleverage by ${rank}`,
    group: "layers",
    sentence: `counterparties ranked by ${rank} were closed, and paid`,
    isReached: paid((layer) => layer.kind === "deleverage" && layer.rank === rank),
  })),
];

/** A limit of some layer left a part of the loss that the layer could have paid without it. */
const bound =
  (isLimited: (asked: Asked) => boolean): Feature["isReached"] =>
  ({ asked }) =>
    asked.some((one) => one.part.left > one.part.capacity && isLimited(one));

/** What a fund holds when it is asked. */
const balanceOf = ({ resolve, part }: Asked): bigint => fundOf(resolve.before, part.layer.id);

const isScoped = (layer: Layer, kind: Layer["kind"]): boolean =>
  layer.kind === kind && scopeOf(layer) !== undefined;

export const limitFeatures: readonly Feature[] = [
  {
    name: "floor",
    group: "limits",
    sentence: "a fund kept its floor back from a loss",
    isReached: bound(
      (one) =>
        one.part.layer.kind === "fund" &&
        (one.part.layer.floor ?? 0n) > 0n &&
        balanceOf(one) - (one.part.layer.floor ?? 0n) === one.part.capacity,
    ),
  },
  {
    name: "event cap",
    group: "limits",
    sentence: "a fund kept back from a loss what was above its event cap",
    isReached: bound(
      (one) =>
        one.part.layer.kind === "fund" &&
        one.part.layer.eventCap === one.part.capacity &&
        balanceOf(one) - (one.part.layer.floor ?? 0n) > one.part.capacity,
    ),
  },
  {
    name: "cap",
    group: "limits",
    sentence: "a haircut left of a loss what was above its cap",
    isReached: bound(
      ({ part: { layer } }) => layer.kind === "haircut" && layer.cap !== undefined && Number(layer.cap) < 1,
    ),
  },
  ...(["fund", "haircut", "deleverage"] as const).map((kind): Feature => ({
    name: `scoped ${kind}`,
    group: "limits",
    sentence: `a ${kind} layer of one market paid`,
    isReached: paid((layer) => isScoped(layer, kind)),
  })),
];

/** In one resolve this many layers of a kind paid. */
const atOnce =
  (kind: Layer["kind"], least: number): Feature["isReached"] =>
  (happenings) =>
    mostPaidAtOnce(happenings, ({ layer }) => layer.kind === kind).size >= least;

/** In one resolve layers of a kind paid that are scoped to two markets. */
const inTwoScopes =
  (kind: Layer["kind"]): Feature["isReached"] =>
  (happenings) => {
    const layers = mostPaidAtOnce(happenings, ({ layer }) => isScoped(layer, kind));
    const { waterfall } = happenings.observation.mechanism;
    return new Set(waterfall.filter(({ id }) => layers.has(id)).map(scopeOf)).size > 1;
  };

const several: readonly (readonly [kind: Layer["kind"], name: string])[] = [
  ["fund", "funds"],
  ["defaulter-stake", "defaulters' stakes"],
  ["tranche", "tranches"],
  ["assessment", "assessments"],
  ["haircut", "haircuts"],
  ["deleverage", "deleverages"],
];

export const severalFeatures: readonly Feature[] = [
  ...several.map(([kind, name]): Feature => ({
    name: `several ${name}`,
    group: "several",
    sentence: `two or more ${kind} layers paid in one resolve`,
    isReached: atOnce(kind, 2),
  })),
  {
    name: "three tranches",
    group: "several",
    sentence: "three or more tranche layers paid in one resolve",
    isReached: atOnce("tranche", 3),
  },
  ...(["fund", "haircut"] as const).map((kind): Feature => ({
    name: `scoped ${kind}s of two markets`,
    group: "several",
    sentence: `${kind} layers of two markets paid in one resolve`,
    isReached: inTwoScopes(kind),
  })),
];

/** Somebody could have paid more, and the layer had to divide a part of it among two or more. */
const isDivided = ({ asked, capacity, bills }: Part): boolean => asked < capacity && bills.length > 1;

const dividedBy =
  (rule: Rule): Feature["isReached"] =>
  ({ asked }: Happenings) =>
    asked.some(({ part }) => part.layer.kind === "haircut" && part.layer.rule === rule && isDivided(part));

const roundings = [
  "up",
  "down",
  "largest-remainder",
  "sequential",
  "unspecified",
] as const satisfies readonly Rounding[];

export const divisionFeatures: readonly Feature[] = [
  ...claimsRuleNames.map((rule): Feature => ({
    name: `rule ${rule}`,
    group: "rules",
    sentence: `a haircut by the rule ${rule} divided a loss among two or more who have more than that`,
    isReached: dividedBy(rule),
  })),
  ...roundings.map((rounding): Feature => ({
    name: `rounding ${rounding}`,
    group: "roundings",
    sentence: `a quota that is no whole number was rounded: ${rounding}`,
    isReached: ({ asked }) =>
      asked.some(
        ({ part }) =>
          roundingOf(part.layer) === rounding && part.bills.some(({ quota }) => isFractional(quota)),
      ),
  })),
];
