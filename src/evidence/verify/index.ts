import type { KeyObject } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Report } from "../../check/report.ts";
import { specVersion } from "../../../spec/index.ts";
import { type Kept, readEnvironment, readKept, readMakerOf } from "../../folder/run-folder.ts";
import { printable } from "../../text/printable.ts";
import { type Requirement, unmetBy } from "../../check/require.ts";
import { version } from "../../protocol/version.ts";
import { digestNote, digestText, type SubjectDigest } from "../../subject/subject.ts";
import { type Again, checkAgain } from "./again.ts";
import { checkDerived } from "./derived.ts";
import { checkDrawn } from "./drawn.ts";
import { checkEntries } from "./entries.ts";
import { checkFiles } from "./files.ts";
import { confirmed, type Finding, notChecked, notConfirmed, unless } from "./finding.ts";
import { checkMatrix } from "./matrix.ts";
import { checkStatements } from "./statements.ts";
import { checkTraces } from "./traces.ts";

export type { Again } from "./again.ts";
export { checkEntries } from "./entries.ts";
export type { Finding } from "./finding.ts";

/** What the one who verifies has. */
export interface Verifier {
  /** Of the one who must have signed. */
  readonly key?: KeyObject;
  /** The digest of what is to have been tested. */
  readonly subject?: SubjectDigest;
  readonly again?: Again;
  /** The least within which it is to have been judged. */
  readonly require?: Requirement;
  /** Chooses samples. */
  readonly seed: number;
}

/** What came of a bundle. */
export interface Verification {
  readonly findings: readonly Finding[];
  /** What it says of its subject, where that could be looked at. */
  readonly told?: Report;
}

/** Looks at a bundle that somebody sent, believing nothing of it. Throws FolderError where there is none. */
export const verify = async (folder: string, verifier: Verifier): Promise<Verification> => {
  const unreadable = await checkEntries(folder);
  if (unreadable !== undefined) return { findings: [unreadable] };
  const files = await checkFiles(folder);
  try {
    const { findings, told } = await checkRun(folder, verifier);
    return { findings: [files, ...findings], ...(told === undefined ? {} : { told }) };
  } catch (error) {
    // Whatever it is made of, it is not what a run writes.
    const details = [error instanceof Error ? error.message : String(error)];
    return { findings: [files, { status: "contradicted", text: "the run cannot be read", details }] };
  }
};

const checkRun = async (folder: string, verifier: Verifier): Promise<Verification> => {
  const maker = await readMakerOf(folder);
  if (maker.paripassu !== version || maker.spec !== specVersion)
    return {
      findings: [
        notConfirmed(
          `anything else: it was made by paripassu ${printable(maker.paripassu)}, specification ${printable(maker.spec)}, and this is ${version}, ${specVersion}. Verify it with that version`,
        ),
      ],
    };
  const kept = await readKept(folder);
  const { plan } = kept;
  await readEnvironment(folder);
  const { findings, report, result, killMatrix } = await checkDerived(folder, kept);
  const looked = [
    ...(plan.subject === undefined ? [] : await checkStatements(folder, plan.subject, result, verifier.key)),
    ...findings,
    checkDrawn(kept, verifier.seed),
    ...checkTraces(kept, report.convictions),
    ...(killMatrix === undefined ? [] : [await checkMatrix(killMatrix, verifier.seed)]),
    subjectFinding(plan.subject, verifier.subject),
    ...(verifier.require === undefined ? [] : [requiredFinding(verifier.require, kept, report)]),
    ...(verifier.again === undefined
      ? [
          notChecked(
            "that the implementation answers as the bundle says: give its command after --, and it is asked again",
          ),
        ]
      : await checkAgain(kept, report.convictions, verifier.again)),
  ];
  return { findings: looked, told: report };
};

/** A bundle that says less than is required is true, and no use. */
const requiredFinding = (
  required: Requirement,
  { capabilities, asked }: Kept,
  { verdicts }: Report,
): Finding => {
  const unmet = unmetBy(required, {
    capabilities,
    ...(asked.mechanism === undefined ? {} : { mechanism: asked.mechanism }),
    laws: verdicts.filter(({ verdict }) => verdict !== "not-applicable").length,
  });
  return unmet.length === 0
    ? confirmed("it was judged within at least what is required")
    : { status: "not confirmed", text: "it was judged within less than is required", details: unmet };
};

const subjectFinding = (told: SubjectDigest | undefined, own: SubjectDigest | undefined): Finding => {
  if (told === undefined) return { status: "contradicted", text: "it names no subject: plan.json has none" };
  const words = `${printable(told.name, 100)}, ${digestText(told)}${digestNote(told)}`;
  if (own === undefined)
    return notChecked(`that it is about what you have: it is about ${words} (--subject compares)`);
  return unless(
    isDeepStrictEqual(told.digest, own.digest) ? [] : [`yours has ${digestText(own)}${digestNote(own)}`],
    `it is about what was given as --subject: ${words}`,
    `it is about something else than was given as --subject: ${words}`,
  );
};
