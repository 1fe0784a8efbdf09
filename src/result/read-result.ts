import { Compile } from "typebox/compile";
import { type Capabilities, type Invariant, invariants as catalogue } from "../../properties/index.ts";
import {
  type ActionType,
  actionTypes,
  type Fault,
  faultsOf,
  readMechanism,
  type Reading,
  specVersion,
} from "../../spec/index.ts";
import type { Asked, Report } from "../check/report.ts";
import { readCounterexample } from "./counterexample.ts";
import { Distribution } from "../campaign/distribution.ts";
import { readError } from "./error-document.ts";
import type { Exhausted } from "../check/exhausted.ts";
import { isChosen } from "../check/gather.ts";
import { printableTexts } from "../text/printable.ts";
import { readRequirement } from "./require-document.ts";
import { type Result, ResultSchema } from "./result.ts";
import type { KnownOutcome } from "../check/run-known.ts";
import type { Conviction } from "../campaign/conviction.ts";
import { readSupports } from "../protocol/supports.ts";
import type { Verdict } from "../check/verdict.ts";

const validator = Compile(ResultSchema);

/** Reads run.json. What is within its scenarios and traces is read where it is needed. */
export const readResult = (document: unknown): Reading<Result> =>
  validator.Check(document)
    ? { ok: true, value: document }
    : { ok: false, faults: faultsOf(validator, document) };

type InvariantResult = Result["invariants"][number];

/** The report that a result was made from. All its texts are printable. */
export const reportOf = (given: Result): Reading<Report> => {
  const result = printableTexts(given);
  const capabilities = capabilitiesOf(result);
  const verdicts = allOf(
    result.invariants.map((found, i) => at(`/invariants/${i}`, verdictOf(found, result))),
  );
  const convictions = convictionsOf(result);
  const asked = askedOf(result.asked);
  const failures = allOf(given.errors.map((error, i) => at(`/errors/${i}`, readError(error))));
  const distribution = distributionOf(result.distribution);
  if (!capabilities.ok) return capabilities;
  if (!verdicts.ok) return verdicts;
  if (!convictions.ok) return convictions;
  if (!asked.ok) return asked;
  if (!failures.ok) return failures;
  if (!distribution.ok) return distribution;
  return {
    ok: true,
    value: {
      result: result.result,
      level: result.level,
      about: result.implementation,
      ...(capabilities.value === undefined ? {} : { capabilities: capabilities.value }),
      asked: asked.value,
      runs: result.runs,
      verdicts: verdicts.value,
      distribution: distribution.value,
      convictions: convictions.value,
      ...(result.headline === undefined ? {} : { headline: result.headline }),
      failures: failures.value,
      ...(result.unmet === undefined ? {} : { unmet: result.unmet }),
      stored: result.stored,
      ...(result.exhaustive === undefined ? {} : { exhausted: exhaustedOf(result.exhaustive) }),
      ...(result.known === undefined ? {} : { known: result.known.map(outcomeOf) }),
      ...(result.volatile.limits === undefined ? {} : { limits: result.volatile.limits }),
      started: new Date(result.volatile.started),
      seconds: result.volatile.seconds,
    },
  };
};

/** The conviction behind one violated invariant of a result. Its texts are as they are written. */
export const convictionOf = (result: Result, found: InvariantResult): Reading<Conviction> => {
  const invariant = invariantOf(found.id);
  if (!invariant.ok) return invariant;
  const capabilities = capabilitiesOf(result);
  if (!capabilities.ok) return capabilities;
  if (found.counterexample === undefined || capabilities.value === undefined)
    return missing("/counterexample", "a counterexample, and what the implementation declared");
  const reading = readCounterexample(invariant.value, found.counterexample, capabilities.value);
  if (!reading.ok) return at("/counterexample", reading);
  const isCut = result.volatile.notShrunkToTheEnd?.includes(found.id) === true;
  return isCut ? { ok: true, value: { ...reading.value, ranOutOfTime: true } } : reading;
};

const convictionsOf = (result: Result): Reading<readonly Conviction[]> =>
  allOf(
    result.invariants.flatMap((found, i) =>
      found.counterexample === undefined ? [] : [at(`/invariants/${i}`, convictionOf(result, found))],
    ),
  );

const capabilitiesOf = ({ implementation, supports }: Result): Reading<Capabilities | undefined> => {
  if (supports === undefined) return { ok: true, value: undefined };
  const reading = readSupports(implementation, supports);
  return reading.ok ? { ok: true, value: reading.value.capabilities } : reading;
};

const invariantOf = (id: string): Reading<Invariant> => {
  const invariant = catalogue.find((one) => one.id === id);
  return invariant === undefined
    ? missing("/id", `an invariant of the specification ${specVersion}`, `"${id}"`)
    : { ok: true, value: invariant };
};

const verdictOf = (found: InvariantResult, { asked }: Result): Reading<Verdict> => {
  const invariant = invariantOf(found.id);
  if (!invariant.ok) return invariant;
  const { verdict, reason, cases } = found;
  const value: Verdict = {
    invariant: invariant.value,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    ...(cases === undefined
      ? {}
      : { cases: cases.map(({ low, high, ...rest }) => ({ ...rest, interval: { low, high } })) }),
    ...(isChosen(found.id, asked) ? {} : { leftOut: true }),
  };
  return { ok: true, value };
};

const askedOf = ({ mechanism, require, ...others }: Result["asked"]): Reading<Asked> => {
  const required = require === undefined ? undefined : readRequirement(require, "/asked/require");
  if (required?.ok === false) return required;
  const asked = { ...others, ...(required === undefined ? {} : { require: required.value }) };
  if (mechanism === undefined) return { ok: true, value: asked };
  const reading = readMechanism(mechanism, "/asked/mechanism");
  return reading.ok ? { ok: true, value: { ...asked, mechanism: reading.value } } : reading;
};

const distributionOf = ({ markets, actions, largest }: Result["distribution"]): Reading<Distribution> => {
  const distribution = new Distribution();
  for (const { market, ...counts } of markets) distribution.markets.set(market, counts);
  for (const [i, { action, accepted, refused }] of actions.entries()) {
    if (!isAction(action))
      return missing(`/distribution/actions/${i}/action`, `one of ${actionTypes.join(", ")}`, `"${action}"`);
    distribution.attempts.set(action, { accepted, refused: new Map(Object.entries(refused)) });
  }
  if (largest !== undefined)
    distribution.largest = { accounts: largest.accounts, amount: BigInt(largest.amount) };
  return { ok: true, value: distribution };
};

const isAction = (text: string): text is ActionType => actionTypes.some((type) => type === text);

const exhaustedOf = ({
  accounts,
  amount,
  problems,
  conventions,
  covered,
  notCovered,
  ...counts
}: NonNullable<Result["exhaustive"]>): Exhausted => ({
  coverage: { scope: { accounts, amount }, conventions, covered, notCovered },
  expected: problems,
  ...counts,
});

/** What came of a known failure, from its document. */
export const outcomeOf = ({
  status,
  came,
  ...failure
}: NonNullable<Result["known"]>[number]): KnownOutcome => ({
  failure,
  status,
  ...(came === undefined ? {} : { observed: came }),
});

const missing = (path: string, expected: string, found = "nothing"): Reading<never> => ({
  ok: false,
  faults: [{ path, expected, found }],
});

const at = <T>(base: string, reading: Reading<T>): Reading<T> =>
  reading.ok
    ? reading
    : { ok: false, faults: reading.faults.map((fault): Fault => ({ ...fault, path: base + fault.path })) };

/** All values, or the faults of all. */
const allOf = <T>(readings: readonly Reading<T>[]): Reading<readonly T[]> => {
  const values: T[] = [];
  const faults: Fault[] = [];
  for (const reading of readings) {
    if (reading.ok) values.push(reading.value);
    else faults.push(...reading.faults);
  }
  return faults.length === 0 ? { ok: true, value: values } : { ok: false, faults: faults.slice(0, 20) };
};
