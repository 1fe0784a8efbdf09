import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { documentText } from "../../files/files.ts";
import { differencesFrom, isManifest, manifestName } from "../manifest.ts";
import { confirmed, type Finding } from "./finding.ts";

/** Every file is as the manifest says, and there is no other. */
export const checkFiles = async (folder: string): Promise<Finding> => {
  const manifest = await manifestIn(folder);
  if (typeof manifest === "string") return { status: "contradicted", text: manifest };
  const against = await differencesFrom(folder, manifest);
  if (against.length === 0)
    return confirmed(`all ${manifest.files.length} files are as ${manifestName} says, and there is no other`);
  return { status: "contradicted", text: `files are not as ${manifestName} says`, details: against };
};

const manifestIn = async (folder: string) => {
  try {
    const text = await readFile(join(folder, manifestName), "utf8");
    const document: unknown = JSON.parse(text);
    if (!isManifest(document)) return `${manifestName} is no manifest of evidence`;
    return documentText(document) === text ? document : `${manifestName} is not written as it was sealed`;
  } catch {
    return `${manifestName} cannot be read`;
  }
};
