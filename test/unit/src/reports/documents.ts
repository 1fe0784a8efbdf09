import { toResult } from "../../../../src/result/to-result.ts";
import type { Result } from "../../../../src/result/result.ts";
import { attack, bareAttack, isStory, rewritten } from "./hostile.ts";
import { reports } from "./results.ts";

/** Results of every kind, by name. */
export const results: ReadonlyMap<string, Result> = new Map(
  Object.entries(await reports()).map(([name, report]) => [name, toResult(report)]),
);

/** The same results, in which every text is an attack. */
export const hostile: ReadonlyMap<string, Result> = new Map(
  [...results].flatMap(([name, result]) => [
    [`${name}, every text an attack`, rewritten(result, attack)] as const,
    [`${name}, every text a bare attack`, rewritten(result, bareAttack)] as const,
    [`${name}, attacks that leave the story readable`, rewritten(result, attack, isStory)] as const,
  ]),
);

export const all: ReadonlyMap<string, Result> = new Map([...results, ...hostile]);
