import type { Layer, Mechanism } from "../../spec/index.ts";
import type { Capabilities } from "../applicability/capabilities.ts";

/** What problems can be made of, as far as the implementation goes. */
export interface Means {
  /**
   * How the loss comes about.
   * - `defaulter`: an account owes it, in the genesis.
   * - `pending`: it befalls the venue, in the genesis, and nobody has profit:
   *   for who has losses, but no action that gives an account profit or debts.
   * - `actions`: it befalls the venue by a `loss`, after deposits, stakes and
   *   top-ups: for who takes no genesis.
   */
  readonly losses: "defaulter" | "pending" | "actions";
  /** Funds can have money. */
  readonly hasFunds: boolean;
  /** Accounts can have stakes. */
  readonly hasStakes: boolean;
}

/** The means of who takes any genesis. */
export const allMeans: Means = { losses: "defaulter", hasFunds: true, hasStakes: true };

/** The means of an implementation. */
export const meansOf = ({ genesis, actions }: Capabilities): Means => {
  if (!genesis)
    return { losses: "actions", hasFunds: actions.includes("topUp"), hasStakes: actions.includes("stake") };
  const hasProfit = actions.includes("settle") || actions.includes("mark");
  const losses = hasProfit || !actions.includes("loss") ? "defaulter" : "pending";
  return { ...allMeans, losses };
};

/** Some account owes the loss; otherwise nobody defaults, and nobody has profit. */
export const hasDefaulter = ({ losses }: Means): boolean => losses === "defaulter";

const canTake =
  (means: Means) =>
  (layer: Layer): boolean => {
    if (layer.kind === "fund") return means.hasFunds;
    if (layer.kind === "haircut") return layer.basis !== "profit" || hasDefaulter(means);
    return means.hasStakes && (layer.kind !== "defaulter-stake" || hasDefaulter(means));
  };

/** Every layer of the mechanism can take something. */
export const allTake =
  (means: Means) =>
  ({ waterfall }: Mechanism): boolean =>
    waterfall.every(canTake(means));

/** Why no problem can be put to the implementation at all, or undefined where one can. */
export const cannotRun = (capabilities: Capabilities): string | undefined => {
  const { actions, genesis, maxAccounts } = capabilities;
  if (!actions.includes("resolve"))
    return "anything: every problem is a resolve, and the implementation has none";
  const missing = (["deposit", "loss"] as const).filter((type) => !actions.includes(type));
  if (!genesis && missing.length > 0)
    return `anything: the implementation declares genesis false, and without one a problem is made of deposits and a loss; it has no ${missing.join(" and no ")}`;
  return hasDefaulter(meansOf(capabilities)) && maxAccounts < 2
    ? "anything: it takes a defaulter and a holder, and the implementation takes 1 account"
    : undefined;
};

/** What is not covered for want of means, in words. */
export const wanting = (means: Means): readonly string[] => {
  if (hasDefaulter(means)) return ["more than one defaulter; losses that befall the venue (pending)"];
  return [
    "losses that an account owes; profit, and what layers take of it; defaulters' own stakes: the implementation has no action that leads there",
    ...(means.losses === "pending" ? [] : ["an old deficit"]),
    ...(means.hasFunds ? [] : ["funds with money: the implementation has no topUp"]),
    ...(means.hasStakes ? [] : ["stakes: the implementation has no stake"]),
  ];
};
