import { type Capabilities, undeclaredIn } from "../../properties/index.ts";
import { type Mechanism, type Scenario, writeMechanism } from "../../spec/index.ts";
import { printable } from "../text/printable.ts";

/** What a scenario asks for and the implementation does not declare, with what it declares there; undefined: nothing. */
export const beyondDeclared = (scenario: Scenario, capabilities: Capabilities): string | undefined => {
  const undeclared = undeclaredIn(scenario, capabilities);
  if (undeclared === undefined) return undefined;
  const hint = hintOn(undeclared, scenario.mechanism, capabilities);
  return `${printable(undeclared)}${hint === undefined ? "" : `; ${hint}`}`;
};

/** What is declared in place of it. */
const hintOn = (
  undeclared: string,
  mechanism: Mechanism,
  { mechanisms, actions, rules = ["proportional"] }: Capabilities,
): string | undefined => {
  if (undeclared.startsWith("the action ")) return `its actions are ${actions.join(", ")}`;
  if (undeclared.startsWith("the rule ")) return `its rules are ${rules.join(", ")}`;
  if (undeclared === "a genesis") return "begin with actions that lead to that state";
  if (mechanisms === "any" || !undeclared.startsWith("the mechanism ")) return undefined;
  const known = `it declares ${mechanisms.map(({ name }) => `"${printable(name, 80)}"`).join(", ")}`;
  const [only] =
    mechanisms.length === 1 ? mechanisms : mechanisms.filter(({ name }) => name === mechanism.name);
  return only === undefined
    ? known
    : `${known}, which differs at ${difference(documentOf(mechanism), documentOf(only)) ?? "/"}`;
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
