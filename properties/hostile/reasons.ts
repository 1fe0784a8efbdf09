import type { ActionType, Layer, Mechanism } from "../../spec/index.ts";
import { type Capabilities, hasMarkets } from "../applicability/capabilities.ts";

/** Why a story cannot be staged: by what the implementation can do, under a mechanism or under any. */
export type Reason = (capabilities: Capabilities, mechanism?: Mechanism) => string | undefined;

const canBeThere = ({ genesis, actions }: Capabilities): boolean => genesis || actions.includes("deposit");

/** Somebody must be there, and this many. */
export const accounts =
  (atLeast: number): Reason =>
  (capabilities) => {
    if (!canBeThere(capabilities)) return "nobody can become known";
    const { maxAccounts } = capabilities;
    return maxAccounts < atLeast ? `it takes ${atLeast} accounts, and there are ${maxAccounts}` : undefined;
  };

/** The implementation must have these actions. */
export const actions =
  (...types: readonly ActionType[]): Reason =>
  ({ actions }) => {
    const missing = types.filter((type) => !actions.includes(type));
    return missing.length === 0 ? undefined : `it takes ${missing.join(" and ")}`;
  };

/** The mechanism must have a layer of this kind. */
export const layer =
  (kind: Layer["kind"]): Reason =>
  (_, mechanism) =>
    mechanism === undefined || mechanism.waterfall.some((layer) => layer.kind === kind)
      ? undefined
      : `the mechanism has no ${kind} layer`;

/** Somebody must be able to lose more than everything, and be resolved. */
export const losses: Reason = (capabilities, mechanism) => {
  const { actions, maxAccounts, genesis } = capabilities;
  if (!actions.includes("resolve")) return "no loss is ever resolved";
  const hasPrices = hasMarkets(capabilities) && (mechanism === undefined || mechanism.markets !== undefined);
  const canSettle = actions.includes("settle") || (hasPrices && (genesis || actions.includes("trade")));
  return actions.includes("loss") || (canSettle && maxAccounts > 1) ? undefined : "no loss can arise";
};
