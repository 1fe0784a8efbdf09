import { type Capabilities, declares, isWithin } from "../../properties/index.ts";
import { accountsNamed } from "../../properties/relations/names.ts";
import { type Mechanism, type Scenario, writeMechanism } from "../../spec/index.ts";
import { printable } from "../printable.ts";

/** What a scenario asks for and the implementation does not declare, a sentence each; none: it may be asked. */
export const beyondDeclared = (scenario: Scenario, capabilities: Capabilities): readonly string[] => {
  const { mechanism, genesis, actions } = scenario;
  const undeclared = [...new Set(actions.map(({ type }) => type))].filter(
    (type) => !capabilities.actions.includes(type),
  );
  const accounts = new Set([...(genesis?.accounts.keys() ?? []), ...actions.flatMap(accountsNamed)]);
  const found = [
    ...(declares(capabilities, mechanism) ? [] : [mechanismText(mechanism, capabilities)]),
    ...(genesis !== undefined && !capabilities.genesis
      ? ["a genesis, and it declares genesis false: lead to that state by actions"]
      : []),
    ...(undeclared.length > 0
      ? [`${undeclared.join(", ")}, and of actions it declares ${capabilities.actions.join(", ")}`]
      : []),
    ...(accounts.size > capabilities.maxAccounts
      ? [`${accounts.size} accounts, and it declares maxAccounts ${capabilities.maxAccounts}`]
      : []),
  ];
  if (found.length > 0 || isWithin(scenario, capabilities)) return found;
  return [`more than maxAmount, which it declares as ${capabilities.maxAmount ?? 0n}`];
};

const mechanismText = (mechanism: Mechanism, { mechanisms, rules, onExit }: Capabilities): string => {
  const name = `the mechanism "${printable(mechanism.name, 80)}"`;
  if (mechanisms === "any")
    return `${name}, and it declares "any" with rules ${(rules ?? ["proportional"]).join(", ")}, ${onExit === true ? "with" : "without"} haircuts on exit, markets only with a mark`;
  const known = mechanisms.map((one) => `"${printable(one.name, 80)}"`).join(", ");
  const same =
    mechanisms.length === 1 ? mechanisms[0] : mechanisms.find((one) => one.name === mechanism.name);
  const where = same === undefined ? undefined : difference(documentOf(mechanism), documentOf(same));
  return `${name}, and it declares ${known}${where === undefined ? "" : `: they differ at ${where}`}`;
};

const documentOf = (mechanism: Mechanism): unknown =>
  JSON.parse(JSON.stringify(writeMechanism(mechanism, String)));

/** The first place at which two documents differ, as a JSON pointer. */
const difference = (a: unknown, b: unknown, at = ""): string | undefined => {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return a === b ? undefined : at;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = difference(
      (a as Record<string, unknown>)[key],
      (b as Record<string, unknown>)[key],
      `${at}/${key}`,
    );
    if (found !== undefined) return found;
  }
  return undefined;
};
