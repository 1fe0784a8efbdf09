import { actionTypes } from "../../spec/index.ts";
import type { Report } from "../check/report.ts";
import { isChosen } from "../check/gather.ts";
import { printable } from "../text/printable.ts";
import type { Result, Within } from "./result.ts";
import { type Supports, writeSupports } from "../protocol/supports.ts";

/** What it takes to say within what was judged. */
interface Judged {
  readonly supports?: Supports;
  readonly asked: {
    readonly mechanism?: { readonly name: string };
    readonly only?: readonly string[];
    readonly skip?: readonly string[];
  };
  readonly invariants: readonly { readonly id: string; readonly verdict: string }[];
  readonly distribution: Pick<Result["distribution"], "largest">;
}

/** Within what a run judged; undefined where the implementation never became usable. */
export const withinOf = ({ supports, asked, invariants, distribution }: Judged): Within | undefined => {
  if (supports === undefined) return undefined;
  const { maxAccounts = 64, maxAmount, mechanisms, actions } = supports;
  const { largest } = distribution;
  const leftOut = invariants.filter(({ id }) => !isChosen(id, asked)).length;
  return {
    accounts: maxAccounts,
    ...(maxAmount === undefined ? {} : { amount: maxAmount }),
    mechanisms:
      asked.mechanism === undefined
        ? mechanisms === "any"
          ? mechanisms
          : mechanisms.map(nameOf)
        : [asked.mechanism.name],
    actions: [...actions],
    laws: {
      apply: invariants.filter(({ verdict }) => verdict !== "not-applicable").length,
      of: invariants.length,
      ...(leftOut === 0 ? {} : { leftOut }),
    },
    ...(largest === undefined ? {} : { largest }),
  };
};

const nameOf = (mechanism: object): string =>
  "name" in mechanism && typeof mechanism.name === "string" ? mechanism.name : "unnamed";

/** The same, of a report. */
export const withinReport = ({
  capabilities,
  asked,
  verdicts,
  distribution: { largest },
}: Report): Within | undefined =>
  withinOf({
    ...(capabilities === undefined ? {} : { supports: writeSupports(capabilities) }),
    asked,
    invariants: verdicts.map(({ invariant: { id }, verdict }) => ({ id, verdict })),
    distribution:
      largest === undefined
        ? {}
        : { largest: { accounts: largest.accounts, amount: String(largest.amount) } },
  });

/**
 * Within what a run judged, in a line. `isExhaustive`: laws other than REF-1
 * judge only what differs from the model, so they are not counted.
 */
export const withinText = (within: Within, isExhaustive = false): string => {
  const { accounts, amount, mechanisms, actions, laws, largest } = within;
  const reached = (text: string): string => (largest === undefined ? "" : ` (${text} in what was judged)`);
  const { apply, of, leftOut } = laws;
  return [
    `at most ${accounts} account${accounts === 1 ? "" : "s"}${reached(`${largest?.accounts ?? 0}`)}`,
    `${amount === undefined ? "amounts of any size" : `amounts up to ${amountText(amount)}`}${reached(amountText(largest?.amount ?? "0"))}`,
    mechanismsText(mechanisms),
    actions.length === actionTypes.length
      ? `all ${actions.length} actions`
      : `${actions.length} of ${actionTypes.length} actions (${actions.map((action) => printable(action, 64)).join(", ")})`,
    isExhaustive
      ? "REF-1 on each problem"
      : `${apply} of ${of} laws apply${leftOut === undefined ? "" : `, and ${leftOut} were left out`}`,
  ].join("; ");
};

const mostNames = 3;

const mechanismsText = (mechanisms: Within["mechanisms"]): string => {
  if (mechanisms === "any") return "any mechanism";
  const names = mechanisms.slice(0, mostNames).map((name) => `"${printable(name, 80)}"`);
  const more = mechanisms.length - names.length;
  return `${mechanisms.length === 1 ? "the mechanism" : `${mechanisms.length} mechanisms:`} ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
};

/** An amount as people read it: a long one by its length. */
export const amountText = (amount: string): string => {
  const digits = amount.replace(/\D/g, "");
  return digits.length <= 18 ? amount : `${digits.charAt(0)}.${digits.slice(1, 3)}e${digits.length - 1}`;
};
