import Type from "typebox";
import type { Result } from "../result/result.ts";
import type { ResultName } from "../check/result-name.ts";
import { manifestName } from "./manifest.ts";
import type { SubjectDigest } from "../subject/subject.ts";
import { withinOf } from "../result/within.ts";

/** An in-toto statement, version 1: something about a subject, which its digest names. */
export const StatementSchema = Type.Object({
  _type: Type.Literal("https://in-toto.io/Statement/v1"),
  subject: Type.Array(
    Type.Object({ name: Type.String(), digest: Type.Record(Type.String(), Type.String()) }),
  ),
  predicateType: Type.String(),
  predicate: Type.Unknown(),
});
export type Statement = Type.Static<typeof StatementSchema>;

export const payloadType = "application/vnd.in-toto+json";

/** What a bundle states of its subject: in the words of every test, and in ours. */
export const statementsOf = (
  subject: SubjectDigest,
  result: Result,
  manifestSha256: string,
): readonly Statement[] => [
  statement(subject, "https://in-toto.io/attestation/test-result/v0.1", testResult(result, manifestSha256)),
  statement(subject, conformanceType, conformance(subject, result, manifestSha256)),
];

/** Of our own predicate. It names no place on the network: there is nothing to be fetched. */
export const conformanceType = "urn:paripassu:conformance:1";

const statement = (subject: SubjectDigest, predicateType: string, predicate: unknown): Statement => ({
  _type: "https://in-toto.io/Statement/v1",
  subject: [{ name: subject.name, digest: { ...subject.digest } }],
  predicateType,
  predicate,
});

/**
 * PASSED is for a run that left nothing out: not a law by --only or --skip,
 * and no stored counterexample by a declaration that became narrower.
 */
const wordFor = ({ result, asked: { only, skip }, stored: { left } }: Result) =>
  words[result] === "PASSED" && (only !== undefined || skip !== undefined || left > 0)
    ? "WARNED"
    : words[result];

const words: Readonly<Record<ResultName, "PASSED" | "WARNED" | "FAILED">> = {
  conformant: "PASSED",
  "known-failures": "WARNED",
  "level-reached": "WARNED",
  "not-conformant": "FAILED",
  inconclusive: "FAILED",
  unusable: "FAILED",
};

/** The in-toto predicate test-result, version 0.1: an invariant is a test. What is inconclusive is warned of. */
const testResult = (result: Result, manifestSha256: string) => {
  const { invariants } = result;
  const within = withinOf(result);
  const named = (verdict: Result["invariants"][number]["verdict"]): readonly string[] =>
    invariants.filter((one) => one.verdict === verdict).map(({ id }) => id);
  return {
    result: wordFor(result),
    configuration: [
      {
        name: manifestName,
        digest: { sha256: manifestSha256 },
        ...(within === undefined ? {} : { annotations: { within } }),
      },
    ],
    passedTests: named("held"),
    warnedTests: named("inconclusive"),
    failedTests: named("violated"),
  };
};

/** What run.json says, without what it saw, and the digest of the manifest. */
const conformance = ({ leftOut }: SubjectDigest, result: Result, manifestSha256: string) => {
  const { paripassu, spec, level, implementation, asked, runs, invariants, stored, volatile } = result;
  const within = withinOf(result);
  return {
    paripassu,
    spec,
    result: result.result,
    level,
    ...(within === undefined ? {} : { within }),
    ...(result.unmet === undefined ? {} : { unmet: result.unmet }),
    implementation,
    ...(leftOut === undefined ? {} : { leftOut }),
    asked,
    runs,
    stored: {
      ...(stored.cases === undefined ? {} : { cases: stored.cases }),
      judged: stored.judged,
      left: stored.left,
    },
    invariants: invariants.map(({ id, verdict }) => ({ id, verdict })),
    started: volatile.started,
    manifest: { name: manifestName, digest: { sha256: manifestSha256 } },
  };
};
