import { atoms, type Mechanism, readMechanism, type Reading, writeMechanism } from "../../spec/index.ts";
import type { Requirement } from "../check/require.ts";
import type { Result } from "./result.ts";

type RequirementDocument = NonNullable<Result["asked"]["require"]>;

/** A requirement as a document. */
export const writeRequirement = ({
  amount,
  mechanisms,
  actions,
  rules,
  features,
  ...counts
}: Requirement): RequirementDocument => ({
  ...counts,
  ...(amount === undefined ? {} : { amount: String(amount) }),
  ...(mechanisms === undefined
    ? {}
    : {
        mechanisms: mechanisms === "any" ? mechanisms : mechanisms.map((one) => writeMechanism(one, String)),
      }),
  ...(actions === undefined ? {} : { actions: [...actions] }),
  ...(rules === undefined ? {} : { rules: [...rules] }),
  ...(features === undefined ? {} : { features: [...features] }),
});

/** The requirement in a document that fits its schema. */
export const readRequirement = (
  { amount, mechanisms, ...others }: RequirementDocument,
  base = "",
): Reading<Requirement> => {
  const read: Mechanism[] = [];
  for (const [i, document] of (mechanisms === "any" ? [] : (mechanisms ?? [])).entries()) {
    const reading = readMechanism(document, `${base}/mechanisms/${i}`);
    if (!reading.ok) return reading;
    read.push(reading.value);
  }
  return {
    ok: true,
    value: {
      ...others,
      ...(amount === undefined ? {} : { amount: atoms(BigInt(amount)) }),
      ...(mechanisms === undefined ? {} : { mechanisms: mechanisms === "any" ? mechanisms : read }),
    },
  };
};
