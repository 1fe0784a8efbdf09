import { join } from "node:path";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { type Entry, entriesOf, sha256OfFile } from "../subject/tree.ts";

export const manifestName = "manifest.json";

/** Envelopes, a line each: the bundle of the in-toto attestation framework. */
export const attestationsName = "attestations.intoto.jsonl";

/** Each file of the bundle except for the manifest itself and what is signed: that has the digest of the manifest. */
export const ManifestSchema = Type.Object({
  format: Type.Literal("paripassu/evidence/1"),
  files: Type.Array(
    Type.Object({ path: Type.String(), sha256: Type.String({ pattern: "^[0-9a-f]{64}$" }) }),
    { description: "sorted by path" },
  ),
});
export type Manifest = Type.Static<typeof ManifestSchema>;

const validator = Compile(ManifestSchema);
export const isManifest = (document: unknown): document is Manifest => validator.Check(document);

const isListed = ({ path }: Entry): boolean => path !== manifestName && path !== attestationsName;

/** The manifest of a folder. */
export const manifestOf = async (folder: string): Promise<Manifest> => {
  const files: Manifest["files"] = [];
  for (const { path } of (await entriesOf(folder)).filter(isListed))
    files.push({ path, sha256: await sha256OfFile(join(folder, path)) });
  return { format: "paripassu/evidence/1", files };
};

const isInOrder = (files: Manifest["files"]): boolean =>
  files.every(
    ({ path }, i) => i === 0 || Buffer.compare(Buffer.from(files[i - 1]?.path ?? ""), Buffer.from(path)) <= 0,
  );

/**
 * How a folder differs from its manifest, in words. Only files that are found
 * in the folder are read: a path in a manifest reaches nothing outside of it.
 */
export const differencesFrom = async (folder: string, manifest: Manifest): Promise<readonly string[]> => {
  const entries = (await entriesOf(folder)).filter(isListed);
  const listed = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  const found = new Set(entries.map(({ path }) => path));
  const differences: string[] = [];
  if (!isInOrder(manifest.files)) differences.push(`${manifestName} is not sorted by path`);
  if (listed.size !== manifest.files.length) differences.push(`${manifestName} lists a file twice`);
  for (const { path, kind } of entries) {
    const digest = listed.get(path);
    if (kind !== "file") differences.push(`${path} is no file`);
    else if (digest === undefined) differences.push(`${path} is not in ${manifestName}`);
    else if ((await sha256OfFile(join(folder, path))) !== digest)
      differences.push(`${path} is not what it was when ${manifestName} was written`);
  }
  for (const path of listed.keys()) if (!found.has(path)) differences.push(`${path} is missing`);
  return differences;
};
