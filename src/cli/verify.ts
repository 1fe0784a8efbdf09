import { randomInt } from "node:crypto";
import {
  checkEntries,
  type Finding,
  type Verification,
  verify,
  type Verifier,
} from "../evidence/verify/index.ts";
import type { SubjectDigest } from "../subject/subject.ts";
import { publicKeyIn } from "../evidence/key.ts";
import { textOf } from "../files/bounded-file.ts";
import type { Asked, Report } from "../check/report.ts";
import { colours } from "../text/colours.ts";
import { readKept } from "../folder/run-folder.ts";
import { print } from "../text/print.ts";
import { printable } from "../text/printable.ts";
import { exitCodes } from "../check/result-name.ts";
import { aboutText } from "../reports/terminal/summary-lines.ts";
import { withinReport, withinText } from "../result/within.ts";
import { wrap } from "../text/wrap.ts";
import { digestAt, noteGit } from "./evidence.ts";
import { progress } from "./progress.ts";
import { requirementFrom } from "./require-flag.ts";
import { isNamed, openSubject, type Subject } from "./subject.ts";
import { reasonOf, UsageError } from "./usage.ts";

export interface VerifyFlags extends Omit<Subject, "command"> {
  readonly key?: string;
  readonly subject?: string;
  readonly sample: number;
  readonly seed?: number;
  readonly require?: string;
}

/** Runs `paripassu verify`. Exit code 0: all that was looked at is so; 1: something is not; 3: it could not be looked at. */
export const verifyCommand = async (
  folder: string,
  command: readonly string[],
  flags: VerifyFlags,
): Promise<number> => {
  const { seed = randomInt(2 ** 31) } = flags;
  const own = {
    seed,
    ...(flags.key === undefined ? {} : { key: await keyFrom(flags.key) }),
    ...(flags.subject === undefined ? {} : { subject: await ownSubject(flags.subject) }),
    ...(flags.require === undefined ? {} : { require: await requirementFrom(flags.require) }),
  };
  const verification = isNamed({ ...flags, command })
    ? await askedAgain(folder, own, { ...flags, command })
    : await verify(folder, own);
  if (typeof verification === "string") {
    print(`unusable: ${verification}\n`);
    return exitCodes.unusable;
  }
  const { findings } = verification;
  print(`${findings.map(findingText).join("\n")}\n\n${conclusion(verification, seed)}\n`);
  return codeOf(findings);
};

const ownSubject = async (path: string): Promise<SubjectDigest> => {
  await noteGit(path);
  return digestAt(path);
};

/** Opens the implementation as the check did, and closes it; or says why it never became usable. */
const askedAgain = async (
  folder: string,
  own: Verifier,
  subject: Subject & VerifyFlags,
): Promise<Verification | string> => {
  const unreadable = await checkEntries(folder);
  if (unreadable !== undefined) return { findings: [unreadable] };
  const mechanism = await readKept(folder).then(
    ({ asked }) => asked.mechanism,
    () => undefined,
  );
  const opening = await openSubject(subject, mechanism);
  if (!opening.ok) return opening.failure.message;
  const { implementation } = opening;
  const bar = progress(subject.sample * 100, "scenarios at most");
  try {
    const again = { implementation, blocks: subject.sample, seed: own.seed, onProgress: bar.at };
    return await verify(folder, { ...own, again });
  } finally {
    bar.end();
    await implementation.close();
  }
};

const keyFrom = async (path: string) => {
  try {
    return publicKeyIn(await textOf(path));
  } catch (error) {
    throw new UsageError(`--key: ${path}: ${reasonOf(error)}`);
  }
};

const signs = {
  confirmed: colours.green("confirmed    "),
  contradicted: colours.red("CONTRADICTED "),
  "not confirmed": colours.yellow("not confirmed"),
  "not checked": colours.yellow("not checked  "),
} as const;

const mostDetails = 10;

const findingText = ({ status, text, details = [] }: Finding): string => {
  const more = details.length - mostDetails;
  const [first = "", ...others] = wrap(printable(text, Infinity), 85);
  return [
    `${signs[status]}  ${first}`,
    ...others.map((line) => `               ${line}`),
    ...details.slice(0, mostDetails).map((one) => `               - ${printable(one, 300)}`),
    ...(more > 0 ? [`               - and ${more} more`] : []),
  ].join("\n");
};

const codeOf = (findings: readonly Finding[]): number => {
  const has = (status: Finding["status"]): boolean => findings.some((one) => one.status === status);
  if (has("contradicted")) return exitCodes["not-conformant"];
  return has("not confirmed") ? exitCodes.inconclusive : exitCodes.conformant;
};

/** What was left out is no part of what is told. */
const chosenText = ({ only, skip, mechanism }: Asked): string =>
  [
    ...(mechanism === undefined ? [] : [`, under ${printable(mechanism.name)} alone`]),
    ...(only === undefined ? [] : [`, judged by ${printable(only.join(", "))} alone`]),
    ...(skip === undefined ? [] : [`, not judged by ${printable(skip.join(", "))}`]),
  ].join("");

const conclusion = ({ findings, told }: Verification, seed: number): string => {
  const count = (status: Finding["status"]): number => findings.filter((one) => one.status === status).length;
  if (count("contradicted") > 0) return "Not verified: do not rely on this bundle.";
  if (told === undefined) return "Not verified: most of it could not be looked at.";
  return [
    count("not confirmed") > 0
      ? "Not verified: it says less than you require; what is missing is said above."
      : `Verified: nothing that was looked at is contradicted; what was not checked is said above. Samples: --seed ${seed}.`,
    saidText(told),
  ].join("\n");
};

/** What a bundle says of its subject, and within what: a law, or a stored case, that was left out is no pass. */
const saidText = (told: Report): string => {
  const { about, result, level, runs, asked, stored } = told;
  const within = withinReport(told);
  const left = [
    ...(asked.only === undefined && asked.skip === undefined ? [] : ["laws were left out by the sender"]),
    ...(stored.left === 0 ? [] : ["stored counterexamples ask for what is not declared"]),
  ];
  return [
    `What it says: ${aboutText(about)} is ${result}, level ${level}, by ${runs} scenarios of seed ${asked.seed}${chosenText(asked)}.`,
    ...(within === undefined ? [] : [` Judged within: ${withinText(within)}.`]),
    ...(left.length > 0 && result === "conformant"
      ? [` That is WARNED, not PASSED: ${left.join(", and ")}.`]
      : []),
    ...(asked.allowNarrower === undefined
      ? []
      : [` Allowed to be narrower, for this reason: ${printable(asked.allowNarrower)}.`]),
  ].join("");
};
