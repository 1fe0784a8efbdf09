import { Compile } from "typebox/compile";
import type { Action } from "../model/action.ts";
import { atoms } from "../numbers/atoms.ts";
import type { Mechanism } from "../model/mechanism.ts";
import type { Scenario } from "../model/scenario.ts";
import { emptyState } from "../model/state.ts";
import { faultsOf } from "./explain.ts";
import { type Fault, type Reading } from "./fault.ts";
import { mechanismFrom } from "./read-mechanism.ts";
import { marketFaults } from "./read-markets.ts";
import { stateFrom, strayParts } from "./read-state.ts";
import { sizeFaults } from "./size.ts";
import { type ActionText, ScenarioSchema, type ScenarioText, type StateText } from "./schema.ts";

const validator = Compile(ScenarioSchema);

/**
 * Reads a scenario document. Beyond its schema, the mechanism must be valid
 * and the genesis must be a state that the model allows.
 */
export const readScenario = (document: unknown): Reading<Scenario> => {
  const tooLarge = sizeFaults(document);
  if (tooLarge.length > 0) return { ok: false, faults: tooLarge };
  if (!validator.Check(document)) return { ok: false, faults: faultsOf(validator, document) };
  const text: ScenarioText = document;
  const mechanism = mechanismFrom(text.mechanism, "/mechanism");
  if (!mechanism.ok) return mechanism;
  const empty = emptyState(mechanism.value);
  const faults =
    text.genesis === undefined
      ? []
      : [
          ...genesisFaults(mechanism.value, text.genesis, "/genesis"),
          ...marketFaults(empty, text.genesis, "/genesis"),
        ];
  if (faults.length > 0) return { ok: false, faults };
  const actions = text.actions.map(actionFrom);
  if (text.genesis === undefined) return { ok: true, value: { mechanism: mechanism.value, actions } };
  const genesis = stateFrom(empty, text.genesis);
  return { ok: true, value: { mechanism: mechanism.value, genesis, actions } };
};

/** The constraints that every state meets: see spec 2. */
const genesisFaults = (mechanism: Mechanism, text: StateText, base: string): readonly Fault[] => {
  const faults: Fault[] = [...strayParts(mechanism, text, base)];
  // Paths are put together once something is wrong: there may be a million accounts.
  const negative = (amount: string | undefined, ...path: readonly string[]): void => {
    if (amount?.startsWith("-") === true)
      faults.push({
        path: [base, ...path].join("/"),
        expected: "an amount of at least 0",
        found: `"${amount}"`,
      });
  };
  const unknown = (account: string, ...path: readonly string[]): void => {
    if (!Object.hasOwn(text.accounts, account))
      faults.push({
        path: [base, ...path].join("/"),
        expected: "an account of this genesis",
        found: `"${account}"`,
      });
  };
  for (const id of Object.keys(text.accounts)) {
    const { capital = "0", pnl = "0" } = text.accounts[id] ?? {};
    negative(capital, "accounts", id, "capital");
    if (pnl.startsWith("-") && capital !== "0")
      faults.push({
        path: `${base}/accounts/${id}/capital`,
        expected: "0, for the account's pnl is negative and own money pays first",
        found: `"${capital}"`,
      });
  }
  for (const [layer, amount] of Object.entries(text.funds ?? {})) negative(amount, "funds", layer);
  for (const [layer, stakes] of Object.entries(text.stakes ?? {}))
    for (const [id, amount] of Object.entries(stakes)) {
      negative(amount, "stakes", layer, id);
      unknown(id, "stakes", layer, id);
    }
  for (const [id, amount] of Object.entries(text.claims ?? {})) {
    negative(amount, "claims", id);
    unknown(id, "claims", id);
  }
  for (const part of ["pending", "deficit", "residue"] as const) negative(text[part], part);
  return faults;
};

const actionFrom = (text: ActionText): Action => {
  if (text.type === "settle")
    return {
      type: "settle",
      entries: text.entries.map(({ account, amount }) => ({ account, amount: atoms(BigInt(amount)) })),
    };
  if (text.type === "trade")
    return { ...text, quantity: BigInt(text.quantity), price: atoms(BigInt(text.price)) };
  if (text.type === "mark") return { ...text, price: atoms(BigInt(text.price)) };
  return "amount" in text ? { ...text, amount: atoms(BigInt(text.amount)) } : text;
};
