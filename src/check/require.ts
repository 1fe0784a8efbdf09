import { isDeepStrictEqual } from "node:util";
import { type Capabilities, declares } from "../../properties/index.ts";
import { type ActionType, type Atoms, isOnExit, type Mechanism, type Rule } from "../../spec/index.ts";
import { printable } from "../text/printable.ts";

/** What an implementation can load, report or take in. */
export const features = ["genesis", "receipts", "onExit"] as const;
export type Feature = (typeof features)[number];

/** The least that must be declared for a run to pass: a hello that becomes narrower passes no gate. */
export interface Requirement {
  readonly accounts?: number;
  readonly amount?: Atoms;
  readonly mechanisms?: "any" | readonly Mechanism[];
  readonly actions?: readonly ActionType[];
  readonly rules?: readonly Rule[];
  readonly features?: readonly Feature[];
  /** Laws that apply. */
  readonly laws?: number;
}

/** What was judged, as far as a requirement goes. */
export interface Declared {
  readonly capabilities: Capabilities;
  /** Every scenario ran under this one. */
  readonly mechanism?: Mechanism;
  /** How many laws apply. */
  readonly laws: number;
}

/** What is required and not declared, in words; nothing where all is. */
export const unmetBy = (
  { accounts, amount, mechanisms, actions = [], rules = [], features = [], laws }: Requirement,
  declared: Declared,
): readonly string[] => {
  const { capabilities } = declared;
  const { maxAccounts, maxAmount } = capabilities;
  const ownRules: readonly Rule[] = capabilities.rules ?? ["proportional"];
  const missing = (what: string, required: readonly string[], has: (one: string) => boolean) =>
    required
      .filter((one) => !has(one))
      .map((one) => `${what}=${one} is required, and ${one} is not declared`);
  return [
    ...(accounts !== undefined && maxAccounts < accounts
      ? [`accounts=${accounts} is required, and ${maxAccounts} are declared`]
      : []),
    ...(amount !== undefined && maxAmount !== undefined && maxAmount < amount
      ? [`amount=${amount} is required, and ${maxAmount} is declared`]
      : []),
    ...unmetMechanisms(mechanisms, declared),
    ...missing("actions", actions, (one) => capabilities.actions.some((action) => action === one)),
    // Anyone who lists mechanisms declares the rules that are in them.
    ...(capabilities.mechanisms === "any"
      ? missing("rules", rules, (one) => ownRules.some((rule) => rule === one))
      : missing("rules", rules, (one) => rulesIn(capabilities.mechanisms).includes(one))),
    ...missing("features", features, (one) => hasFeature(capabilities, one)),
    ...(laws !== undefined && declared.laws < laws
      ? [`laws=${laws} is required, and ${declared.laws} laws apply`]
      : []),
  ];
};

const hasFeature = (capabilities: Capabilities, feature: string): boolean => {
  if (feature === "genesis") return capabilities.genesis;
  if (feature === "receipts") return capabilities.receipts;
  return capabilities.mechanisms === "any"
    ? capabilities.onExit === true
    : capabilities.mechanisms.some((mechanism) => mechanism.waterfall.some(isOnExit));
};

const rulesIn = (mechanisms: Capabilities["mechanisms"]): readonly string[] =>
  mechanisms === "any"
    ? []
    : mechanisms.flatMap(({ waterfall }) =>
        waterfall.flatMap((layer) => (layer.kind === "haircut" ? [layer.rule] : [])),
      );

const unmetMechanisms = (
  required: Requirement["mechanisms"],
  { capabilities, mechanism }: Declared,
): readonly string[] => {
  if (required === undefined) return [];
  if (mechanism !== undefined) {
    const others =
      required === "any" ? ["any"] : required.filter((one) => !isDeepStrictEqual(one, mechanism)).map(nameOf);
    return others.map(
      (name) => `mechanisms=${name} is required, and every scenario ran under ${nameOf(mechanism)} alone`,
    );
  }
  if (required === "any")
    return capabilities.mechanisms === "any"
      ? []
      : [`mechanisms=any is required, and ${capabilities.mechanisms.length} are declared`];
  return required
    .filter((one) => !declares(capabilities, one))
    .map((one) => `mechanisms=${nameOf(one)} is required, and it is not declared`);
};

const nameOf = ({ name }: Mechanism): string => printable(name, 80);
