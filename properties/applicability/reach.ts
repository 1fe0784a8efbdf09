import {
  type ActionType,
  type DeleverageLayer,
  type FundLayer,
  isOnExit,
  type Layer,
  layersOf,
  type Mechanism,
  onExitLayer,
  scopeOf,
} from "../../spec/index.ts";
import { type Capabilities, ledgerTier } from "./capabilities.ts";
import type { Setting } from "./setting.ts";

/**
 * What a setting can bring about at all: so that no case is asked of a
 * mechanism, or of an implementation, that cannot reach it.
 */

/** It takes all that the generator draws of the ledger: how often a case comes up can be told beforehand. */
export const takesWholeLedger = ({ actions, genesis, receipts, maxAccounts }: Capabilities): boolean =>
  genesis && receipts && maxAccounts >= 8 && ledgerTier.actions.every((type) => actions.includes(type));

/** An action can be refused: a resolve never is. */
export const canBeRefused = ({ capabilities: { actions } }: Setting): boolean =>
  actions.some((type) => type !== "resolve");

/** Why nothing can be refused, or undefined where something can. */
export const nothingRefused = (setting: Setting): string | undefined =>
  canBeRefused(setting) ? undefined : "resolve alone is supported, which is never refused";

/** Money can be brought into every fund. */
const canFund = ({ genesis, actions }: Capabilities): boolean =>
  genesis || actions.includes("topUp") || actions.includes("fee");

/** What rounding takes too much, and what a recovery leaves, goes to a sink: to a fund, maybe. */
const canGetSurplus = ({ id }: FundLayer, setting: Setting): boolean =>
  setting.mechanism.surplus === id &&
  (setting.capabilities.actions.includes("recover") ||
    setting.mechanism.waterfall.some(
      (layer) =>
        "rounding" in layer && ["up", "unspecified"].includes(layer.rounding) && canEverPay(layer, setting),
    ));

/** The fund can come to hold money, however little. */
const canEverHold = (fund: FundLayer, setting: Setting): boolean =>
  canFund(setting.capabilities) || canGetSurplus(fund, setting);

/** Somebody can come to have a stake. */
export const canStake = ({ genesis, actions }: Capabilities): boolean => genesis || actions.includes("stake");

/** Somebody can come to hold a position, and somebody else its other side. */
export const canHold = ({ genesis, actions, maxAccounts }: Capabilities): boolean =>
  maxAccounts > 1 && (genesis || actions.includes("trade"));

/** A loss can arise in a market. */
export const canFallShort = (capabilities: Capabilities): boolean =>
  capabilities.genesis || (canHold(capabilities) && capabilities.actions.includes("mark"));

/** The mechanism has a market, and somebody can trade there. */
export const canTrade = ({ mechanism, capabilities }: Setting): boolean =>
  (mechanism.markets?.length ?? 0) > 0 && canHold(capabilities);

/** A price can move against somebody who holds a position. */
export const canBeMarked = (setting: Setting): boolean =>
  canTrade(setting) && setting.capabilities.actions.includes("mark");

/** An action can leave somebody insolvent: a trade that would is refused. */
export const canGoInsolvent = (setting: Setting): boolean =>
  setting.capabilities.actions.includes("settle") || canBeMarked(setting);

/** One account can win what another loses. */
export const canWin = (setting: Setting): boolean =>
  canGoInsolvent(setting) || (canTrade(setting) && setting.capabilities.actions.includes("trade"));

/** A bankrupt position can be closed against somebody. */
export const canDeleverage = (setting: Setting): boolean =>
  canTrade(setting) &&
  canFallShort(setting.capabilities) &&
  layersOf(setting.mechanism, "deleverage").length === 1;

/** Why nobody can ever leave at a ratio below 1, or undefined where somebody can. */
export const noCutOnExit = (setting: Setting): string | undefined => {
  const { mechanism, capabilities } = setting;
  const { actions, genesis } = capabilities;
  const layer = onExitLayer(mechanism);
  if (layer === undefined) return "no haircut is taken on exit";
  // A genesis with a deficit that is not halted is a doubtful place: spec 12.4.
  if (mechanism.remainder === "halt") return "a venue with a deficit halts, and nobody leaves it";
  const isExit = (type: ActionType): boolean =>
    layer.basis === "profit"
      ? type === "realize"
      : type === "withdraw" ||
        (type === "stake" && layersOf(mechanism, "tranche").length > 0) ||
        (type === "fee" && layersOf(mechanism, "fund").length > 0);
  if (!actions.some(isExit)) return `no exit from ${layer.basis} is supported`;
  if (genesis) return undefined;
  const canLose = actions.includes("loss") || canGoInsolvent(setting);
  if (!actions.includes("resolve") || !canLose) return "no deficit can arise";
  const canOwn = layer.basis === "profit" ? canWin(setting) : actions.includes("deposit");
  return canOwn ? undefined : `nobody can ever have ${layer.basis}`;
};

/** Deficits are not rare: where positions must be traded first to lose by, they are. */
export const losesOften = ({ capabilities: { genesis, actions } }: Setting): boolean =>
  genesis || actions.includes("settle") || actions.includes("loss");

/** Two can have something to leave with; of two who can only win from each other, that is rare. */
export const twoCanLeave = (setting: Setting): boolean => {
  const { maxAccounts, genesis } = setting.capabilities;
  return losesOften(setting) && maxAccounts > (genesis ? 1 : 2);
};

/** A part of the basis can leave while another part stays: all of an account's profit leaves at once. */
export const partCanLeave = (setting: Setting): boolean =>
  (losesOften(setting) && onExitLayer(setting.mechanism)?.basis === "equity") || twoCanLeave(setting);

/** A deficit can exceed all claims: settlements and marks alone seldom lose more than was won. */
export const allCanBeLost = ({ capabilities: { genesis, actions } }: Setting): boolean =>
  genesis || actions.includes("loss");

/** A fund can get money back, and pay a deficit that is there. */
export const deficitCanBePaid = (setting: Setting): boolean =>
  losesOften(setting) &&
  setting.capabilities.actions.includes("resolve") &&
  setting.capabilities.actions.includes("topUp") &&
  // A market's own fund is not asked for an old deficit: that has no market any more.
  layersOf(setting.mechanism, "fund").some((fund) => fund.market === undefined && canPay(fund, setting));

/** Less than one part in a thousand of what holders have is mostly less than an atom. A rough question: no money. */
const isTiny = (ratio: string): boolean => Number(ratio) < 0.001;

/** The layer can pay something, however little. */
export const canEverPay = (layer: Layer, setting: Setting): boolean => {
  const { mechanism, capabilities } = setting;
  const scope = scopeOf(layer);
  const isInReach = scope === undefined || canFallShort(capabilities);
  switch (layer.kind) {
    case "fund":
      return layer.eventCap !== 0n && canEverHold(layer, setting) && isInReach;
    case "defaulter-stake":
    case "tranche":
    case "assessment":
      return canStake(capabilities);
    case "haircut": {
      const needsPositions = layer.basis === "exposure" || scope !== undefined;
      return !isOnExit(layer) && isInReach && (!needsPositions || canHold(capabilities));
    }
    case "deleverage":
      return canFallShort(capabilities) && canHold(capabilities) && !isForestalled(layer, mechanism);
  }
};

/**
 * Where bankrupt positions were closed once, a later layer finds none, or
 * nobody to close them against: but "hyperliquid" closes those in profit alone.
 */
const isForestalled = (layer: DeleverageLayer, mechanism: Mechanism): boolean =>
  mechanism.waterfall
    .slice(0, mechanism.waterfall.indexOf(layer))
    .some(
      (earlier) =>
        earlier.kind === "deleverage" &&
        (earlier.rank !== "hyperliquid" || layer.rank === "hyperliquid") &&
        (scopeOf(earlier) === undefined || scopeOf(earlier) === scopeOf(layer)),
    );

/** The layer can pay something, on markets of ordinary size. */
export const canPay = (layer: Layer, setting: Setting): boolean => {
  if (layer.kind === "fund" && !canFund(setting.capabilities)) return false;
  const part =
    layer.kind === "assessment" ? layer.multiple : layer.kind === "haircut" ? layer.cap : undefined;
  return canEverPay(layer, setting) && (part === undefined || !isTiny(part));
};

/** How many accounts can pay in a layer together: the loss of a market has a loser, who does not. */
export const mostPayers = (layer: Layer, { maxAccounts }: Capabilities): number =>
  scopeOf(layer) === undefined ? maxAccounts : maxAccounts - 1;

/** Some layer of the waterfall can pay, on markets of ordinary size. */
export const somebodyCanPay = (setting: Setting): boolean =>
  setting.mechanism.waterfall.some((layer) => canPay(layer, setting));

/** Why no layer can ever pay, or undefined where one can. */
export const nobodyCanPay = (setting: Setting): string | undefined =>
  setting.mechanism.waterfall.some((layer) => canEverPay(layer, setting)) ? undefined : "no layer can pay";

/** A layer can pay less than it holds: who is closed out gives up all that the law says, or nothing. */
export const partCanBePaid = (setting: Setting): boolean =>
  setting.mechanism.waterfall.some((layer) => layer.kind !== "deleverage" && canPay(layer, setting));

/** A layer after the first that can pay can pay too. */
export const twoCanPay = (setting: Setting, can = canPay): boolean =>
  setting.mechanism.waterfall.filter((layer) => can(layer, setting)).length > 1;

/** A fund that can pay stands before a layer of a kind that can. */
export const fundThen = (kind: Layer["kind"], setting: Setting, can = canPay): boolean => {
  const { waterfall } = setting.mechanism;
  const fund = waterfall.findIndex((layer) => layer.kind === "fund" && can(layer, setting));
  return fund !== -1 && waterfall.some((layer, i) => i > fund && layer.kind === kind && can(layer, setting));
};

/** A layer can take all that a pocket holds. */
export const canEmpty = (setting: Setting): boolean =>
  setting.mechanism.waterfall.some(
    (layer) =>
      canPay(layer, setting) &&
      (layer.kind === "fund"
        ? (layer.floor ?? 0n) === 0n
        : layer.kind === "haircut"
          ? layer.cap === undefined || Number(layer.cap) === 1
          : layer.kind !== "assessment"),
  );

/** Some fund has a limit that can come to bind. */
export const fundIsLimited = (setting: Setting, canHold = canEverHold): boolean =>
  layersOf(setting.mechanism, "fund").some(
    (fund) => ((fund.floor ?? 0n) > 0n || fund.eventCap !== undefined) && canHold(fund, setting),
  );
