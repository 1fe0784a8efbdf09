import type { KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Compile } from "typebox/compile";
import type { Result } from "../../result/result.ts";
import { type Envelope, EnvelopeSchema, isSignedBy } from "../envelope.ts";
import { keyIdOf, publicKeyIn, publicPem } from "../key.ts";
import { attestationsName, manifestName } from "../manifest.ts";
import { attestationsText, signerName } from "../seal.ts";
import type { SubjectDigest } from "../../subject/subject.ts";
import { confirmed, type Finding, notChecked, unless } from "./finding.ts";

const validator = Compile(EnvelopeSchema);

/** What is stated follows from the files, and whose signature it bears. */
export const checkStatements = async (
  folder: string,
  subject: SubjectDigest,
  result: Result,
  key: KeyObject | undefined,
): Promise<readonly Finding[]> => {
  const text = await readText(join(folder, attestationsName));
  const manifest = (await readText(join(folder, manifestName))) ?? "";
  const envelopes = envelopesIn(text ?? "");
  const due = attestationsText(subject, result, manifest);
  const stated = unless(
    withoutSignatures(envelopes) === due && writtenAgain(envelopes) === text ? [] : [attestationsName],
    `what is stated in ${attestationsName} follows from the files`,
    "what is stated does not follow from the files",
  );
  return [stated, ...(await checkSignatures(folder, envelopes, key))];
};

const readText = (path: string): Promise<string | undefined> => readFile(path, "utf8").catch(() => undefined);

/** The envelopes that can be read; what cannot is missing when they are written again. */
const envelopesIn = (text: string): readonly Envelope[] =>
  text.split("\n").flatMap((line) => {
    try {
      const document: unknown = JSON.parse(line);
      return validator.Check(document) ? [document] : [];
    } catch {
      return [];
    }
  });

const withoutSignatures = (envelopes: readonly Envelope[]): string =>
  envelopes.map((one) => `${JSON.stringify({ ...one, signatures: [] })}\n`).join("");

/** As `seal` writes them: base64 has several spellings of some bytes, and only one is ours. */
const writtenAgain = (envelopes: readonly Envelope[]): string =>
  envelopes
    .map(({ payloadType, payload, signatures }) => {
      const written = signatures.map(({ keyid, sig }) => ({
        keyid,
        sig: Buffer.from(sig, "base64").toString("base64"),
      }));
      return `${JSON.stringify({ payloadType, payload, signatures: written })}\n`;
    })
    .join("");

const checkSignatures = async (
  folder: string,
  envelopes: readonly Envelope[],
  key: KeyObject | undefined,
): Promise<readonly Finding[]> => {
  const isSigned = envelopes.some(({ signatures }) => signatures.length > 0);
  const pem = await readText(join(folder, signerName));
  if (!isSigned && pem === undefined && key === undefined)
    return [notChecked("who made it: it is unsigned, so anyone could have written it")];
  const enclosed = unless(
    isSignedByAll(envelopes, keyIn(pem)) ? [] : [signerName],
    `it is signed by the key in ${signerName}`,
    isSigned ? `it is not signed by the key in ${signerName}` : "it is unsigned",
  );
  if (key === undefined)
    return [
      enclosed,
      notChecked("whose key that is: give --key with a key that did not come with the bundle"),
    ];
  return [
    enclosed,
    isSignedByAll(envelopes, key)
      ? confirmed(`it is signed by the key that was given, ${keyIdOf(key)}`)
      : { status: "contradicted", text: `it is not signed by the key that was given, ${keyIdOf(key)}` },
  ];
};

/** The key, where the file holds it and says nothing beside. */
const keyIn = (pem: string | undefined): KeyObject | undefined => {
  try {
    const key = pem === undefined ? undefined : publicKeyIn(pem);
    return key !== undefined && publicPem(key) === pem ? key : undefined;
  } catch {
    return undefined;
  }
};

/** Every envelope has one signature, and it is this key's. */
const isSignedByAll = (envelopes: readonly Envelope[], key: KeyObject | undefined): boolean =>
  key !== undefined &&
  envelopes.length > 0 &&
  envelopes.every((one) => one.signatures.length === 1 && isSignedBy(one, key));
