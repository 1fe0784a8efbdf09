import { createHash } from "node:crypto";

/** Names a scenario document by what is in it. */
export const hashOf = (scenario: unknown): string =>
  createHash("sha256").update(JSON.stringify(scenario)).digest("hex").slice(0, 12);

/** Names a stored case: by its scenario, and by what is asked before it, where anything is. */
export const caseHash = ({ scenario, before }: { scenario?: unknown; before?: readonly unknown[] }): string =>
  hashOf(before === undefined ? scenario : [...before, scenario]);
