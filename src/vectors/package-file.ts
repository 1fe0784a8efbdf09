import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The path of a file of this package, wherever it is installed. */
export const packageFile = (path: string): string =>
  join(dirname(createRequire(import.meta.url).resolve("paripassu/package.json")), path);
