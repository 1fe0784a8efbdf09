import { invariants as catalogue } from "../../properties/index.ts";
import { Distribution } from "../campaign/distribution.ts";
import type { About, Failure, Opening } from "../protocol/implementation.ts";
import { conclude } from "./conclude.ts";
import { gather } from "./gather.ts";
import { type Asked, askedBy, type CheckOptions, type Report } from "./report.ts";

/** Who never said who it is. */
const nobody: About = { name: "unknown", version: "unknown", language: "unknown" };

/**
 * Checks an implementation: runs scenarios, judges every trace, shrinks what
 * fails, and closes the implementation. Never throws for anything that the
 * implementation does.
 */
export const check = async (opening: Opening, options: CheckOptions = {}): Promise<Report> => {
  const asked = askedBy(options);
  const started = new Date();
  if (!opening.ok) return unusable(opening.failure, asked, started);
  const gathered = await gather(opening.implementation, asked, options);
  return conclude(gathered, asked, started, secondsSince(started));
};

/** Seconds, to a tenth. */
export const secondsSince = (started: Date): number =>
  Math.round((Date.now() - started.getTime()) / 100) / 10;

/** The report on an implementation that never became usable. */
export const unusable = (failure: Failure, asked: Asked, started: Date): Report => ({
  result: "unusable",
  level: "none",
  about: nobody,
  asked,
  runs: 0,
  verdicts: catalogue.map((invariant) => ({
    invariant,
    verdict: "inconclusive",
    reason: "the implementation never became usable",
  })),
  distribution: new Distribution(),
  convictions: [],
  failures: [failure],
  stored: { judged: 0, left: 0, stale: [] },
  started,
  seconds: secondsSince(started),
});
