import Type from "typebox";
import { Compile } from "typebox/compile";
import { type Atoms, atoms } from "../numbers/atoms.ts";
import type { AccountId } from "../numbers/identifiers.ts";
import type { Receipt, Step, Trace } from "../model/outcome.ts";
import { refusalCodes } from "../model/refusal-code.ts";
import { genesisOf, type Scenario } from "../model/scenario.ts";
import { claimOf, emptyState, type State, stakeOf, withParts } from "../model/state.ts";
import { faultsOf } from "./explain.ts";
import { describe, type Fault, type Reading } from "./fault.ts";
import { stateFrom, strayParts } from "./read-state.ts";
import { ReportedStateSchema } from "./schema.ts";
import { Amount, Identifier } from "./texts.ts";

const AcceptedSchema = Type.Object({
  outcome: Type.Literal("accepted"),
  state: ReportedStateSchema,
  receipts: Type.Optional(
    Type.Array(Type.Object({ layer: Identifier, account: Type.Optional(Identifier), amount: Amount })),
  ),
});
const RefusedSchema = Type.Object({
  outcome: Type.Literal("refused"),
  code: Type.String({
    pattern: `^(${[...refusalCodes, "overflow"].join("|")})$`,
    description: `one of ${[...refusalCodes, "overflow"].join(", ")}`,
  }),
  state: ReportedStateSchema,
});
/** One step as an implementation reports it. */
export const StepSchema = Type.Union([AcceptedSchema, RefusedSchema]);

const accepted = Compile(AcceptedSchema);
const refused = Compile(RefusedSchema);

type StepText = Type.Static<typeof AcceptedSchema> | Type.Static<typeof RefusedSchema>;

/**
 * Reads what an implementation reports for a scenario: one step an action,
 * each a state in which every known account is present. Believes nothing else.
 */
export const readTrace = (scenario: Scenario, steps: unknown): Reading<Trace> => {
  if (!Array.isArray(steps)) return fault("/steps", "a list of steps", describe(steps));
  if (steps.length !== scenario.actions.length)
    return fault("/steps", `${scenario.actions.length} steps, one for each action`, `${steps.length} steps`);

  const known = new Set(genesisOf(scenario).accounts.keys());
  const empty = emptyState(scenario.mechanism);
  const trace: Step[] = [];
  for (const [i, action] of scenario.actions.entries()) {
    const base = `/steps/${i}`;
    const text: unknown = steps[i];
    const shape = shapeFaults(text, base);
    if (shape.length > 0) return { ok: false, faults: shape };
    const step = text as StepText;
    const stray = strayParts(scenario.mechanism, step.state, `${base}/state`);
    if (stray.length > 0) return { ok: false, faults: stray };
    if (step.outcome === "accepted" && action.type === "deposit" && action.amount > 0n)
      known.add(action.account);
    for (const id of known)
      if (!Object.hasOwn(step.state.accounts, id))
        return fault(
          `${base}/state/accounts/${id}`,
          "the account, which is known, even if it holds nothing",
          "nothing",
        );
    const state = withoutStrangers(stateFrom(empty, step.state), known);
    trace.push(stepFrom(step, state));
  }
  return { ok: true, value: { steps: trace } };
};

const fault = (path: string, expected: string, found: string): Reading<Trace> => ({
  ok: false,
  faults: [{ path, expected, found }],
});

const shapeFaults = (text: unknown, base: string): readonly Fault[] => {
  const outcome =
    typeof text === "object" && text !== null && Object.hasOwn(text, "outcome")
      ? (text as { outcome: unknown }).outcome
      : undefined;
  if (outcome !== "accepted" && outcome !== "refused")
    return [{ path: `${base}/outcome`, expected: '"accepted" or "refused"', found: describe(outcome) }];
  const validator = outcome === "accepted" ? accepted : refused;
  return validator.Check(text) ? [] : faultsOf(validator, text, base);
};

/** An account that was never known and holds nothing may be reported or left out alike. */
const withoutStrangers = (state: State, known: ReadonlySet<AccountId>): State => {
  if (state.accounts.size === known.size) return state;
  const holds = (id: AccountId): boolean =>
    [...state.stakes.keys()].some((layer) => stakeOf(state, layer, id) !== 0n) || claimOf(state, id) !== 0n;
  const accounts = [...state.accounts].filter(
    ([id, { capital, pnl }]) => known.has(id) || capital !== 0n || pnl !== 0n || holds(id),
  );
  return withParts(state, { accounts: new Map(accounts) });
};

const stepFrom = (text: StepText, state: State): Step =>
  text.outcome === "accepted"
    ? { outcome: "accepted", state, receipts: (text.receipts ?? []).map(receiptFrom) }
    : { outcome: "refused", code: text.code as Exclude<Step, { outcome: "accepted" }>["code"], state };

const receiptFrom = (text: { layer: string; account?: string; amount: string }): Receipt => {
  const amount: Atoms = atoms(BigInt(text.amount));
  const { layer, account } = text;
  return account === undefined ? { layer, amount } : { layer, account, amount };
};
