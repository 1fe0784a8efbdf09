/**
 * Builds where dist is missing or older than a source: what `npm start` and
 * `npm test` do first. With --dry-run it only says why.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const sources = ["spec", "properties", "src", "examples/typescript", "bench", "campaigns", "site"];
const files = ["package.json", "tsconfig.json", "tsconfig.build.json"];

/** The last file of a build: where it is, the build came to its end. */
const last = "dist/schemas/vectors-found.json";

/** Sources, and their folders: what is deleted or renamed changes these. */
const paths = sources
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => [
    folder,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isDirectory() || /\.c?ts$/.test(one.name))
      .map((one) => join(one.parentPath, one.name)),
  ])
  .concat(files.filter((file) => existsSync(file)));

const built = existsSync(last) ? statSync(last).mtimeMs : undefined;
const newer = built === undefined ? undefined : paths.find((path) => statSync(path).mtimeMs > built);
const why =
  built === undefined ? "dist is missing" : newer === undefined ? undefined : `${newer} is newer than dist`;

if (why !== undefined) console.error(`${why}: building`);
if (why !== undefined && !process.argv.includes("--dry-run"))
  execFileSync("npm", ["run", "build"], {
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
