import type { Conviction } from "../campaign/conviction.ts";
import type { Report } from "./report.ts";
import { isKnown } from "./run-known.ts";

/** The convictions that are not known failures: all, where none are listed. */
export const newConvictions = ({ convictions, known = [] }: Report): readonly Conviction[] =>
  convictions.filter((conviction) => !isKnown(conviction, known));
