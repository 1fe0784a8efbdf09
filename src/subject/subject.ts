import { realpath } from "node:fs/promises";
import { basename, resolve, sep } from "node:path";
import Type from "typebox";
import { printable } from "../text/printable.ts";
import { dirHash, gitOf, kindOf, leftOutName, sha256, sha256OfFile } from "./tree.ts";

/** What was under test, so that somebody else can tell whether it is what he has. */
export const SubjectSchema = Type.Object({
  name: Type.String({ description: "of the file, the folder or the contract; no path" }),
  digest: Type.Union([
    Type.Object(
      { sha256: Type.String({ pattern: "^[0-9a-f]{64}$" }) },
      { description: "of a file, or of the bytecode of a contract" },
    ),
    Type.Object(
      { dirHash: Type.String({ pattern: "^[0-9a-f]{64}$" }) },
      {
        description:
          "of a folder, except for what is left out: Hash1 of Go's dirhash, in hexadecimal digits; links have lines of their own",
      },
    ),
  ]),
  leftOut: Type.Optional(
    Type.Array(Type.Literal(".git"), { description: "folders at the top that are no part of the digest" }),
  ),
});
export type SubjectDigest = Type.Static<typeof SubjectSchema>;

/** The digest of a file or of a folder. Throws for anything else, and where it cannot be read. */
export const subjectAt = async (path: string): Promise<SubjectDigest> => {
  const whole = await realpath(path);
  const name = printable(basename(whole));
  const kind = await kindOf(whole);
  if (kind === undefined) throw new Error("expected a file or a folder, found something else");
  if (kind === "file") return { name, digest: { sha256: await sha256OfFile(whole) } };
  const digest = { dirHash: await dirHash(whole) };
  return (await gitOf(whole)) === "folder" ? { name, digest, leftOut: [leftOutName] } : { name, digest };
};

/** The digest of a contract: of its creation code where there is an artifact, or of the code that is deployed. */
export const subjectOfCode = (name: string, code: `0x${string}`): SubjectDigest => ({
  name: printable(name),
  digest: { sha256: sha256(Buffer.from(code.slice(2), "hex")) },
});

/** A path without links, as far as it is there. */
export const withoutLinks = (path: string): Promise<string> => realpath(path).catch(() => path);

/** Whether a path lies within another one: what is written there would change what is tested. */
export const isWithin = (path: string, folder: string): boolean =>
  `${resolve(path)}${sep}`.startsWith(`${resolve(folder)}${sep}`);

/** What there is to know of the digest of a folder, in words; "" where there is nothing. */
export const digestNote = ({ leftOut = [] }: SubjectDigest): string =>
  leftOut.length === 0 ? "" : ` (its folder ${leftOut.join(", ")} at the top is left out)`;

/** A digest in a line: "sha256:...". */
export const digestText = ({ digest }: SubjectDigest): string =>
  "sha256" in digest ? `sha256:${digest.sha256}` : `dirHash:${digest.dirHash}`;
