import type { KeyObject } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { documentText, writeWhole } from "../files/files.ts";
import type { Result } from "../result/result.ts";
import { enveloped } from "./envelope.ts";
import { publicPem } from "./key.ts";
import { attestationsName, manifestName, manifestOf } from "./manifest.ts";
import { payloadType, statementsOf } from "./statements.ts";
import type { SubjectDigest } from "../subject/subject.ts";
import { sha256 } from "../subject/tree.ts";

/** The public half of the key that signed. Whose it is, a bundle cannot say. */
export const signerName = "signer.pub.pem";

/**
 * Makes the folder of a finished run evidence: a manifest of every file, and
 * statements about the subject that hold the manifest's digest, signed where
 * there is a key.
 */
export const seal = async (
  folder: string,
  subject: SubjectDigest,
  result: Result,
  key?: KeyObject,
): Promise<void> => {
  if (key === undefined) await rm(join(folder, signerName), { force: true });
  else await writeWhole(join(folder, signerName), publicPem(key));
  const manifest = documentText(await manifestOf(folder));
  await writeWhole(join(folder, manifestName), manifest);
  await writeWhole(join(folder, attestationsName), attestationsText(subject, result, manifest, key));
};

/** The envelopes, a line each. */
export const attestationsText = (
  subject: SubjectDigest,
  result: Result,
  manifest: string,
  key?: KeyObject,
): string =>
  statementsOf(subject, result, sha256(manifest))
    .map((statement) => `${JSON.stringify(enveloped(payloadType, JSON.stringify(statement), key))}\n`)
    .join("");
