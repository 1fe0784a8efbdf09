import { createRequire } from "node:module";

/** The version of this package, as package.json gives it. */
export const version: string = (
  createRequire(import.meta.url)("paripassu/package.json") as { version: string }
).version;
