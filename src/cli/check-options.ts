import { invariants } from "../../properties/index.ts";
import { type CheckOptions, profiles } from "../check/report.ts";
import type { KnownFailure } from "../check/run-known.ts";
import type { CheckFlags } from "./check-flags.ts";
import { reasonFrom } from "./gate-options.ts";
import { knownFailuresIn } from "./known.ts";
import { mechanismNamed } from "./mechanism-named.ts";
import { requirementFrom } from "./require-flag.ts";
import { usualRegressions } from "./stored-cases.ts";
import { UsageError } from "./usage.ts";

/** What is asked for by flags. */
export const optionsFrom = async (flags: CheckFlags): Promise<CheckOptions> => ({
  ...(flags.profile === undefined ? {} : { profile: flags.profile, runs: profiles[flags.profile].runs }),
  ...(flags.runs === undefined ? {} : { runs: flags.runs }),
  ...(flags.failLevel === undefined ? {} : { failLevel: flags.failLevel }),
  ...(flags.shard === undefined ? {} : { shard: flags.shard }),
  ...(flags.seed === undefined ? {} : { seed: flags.seed }),
  ...(flags.only === undefined ? {} : { only: idsFrom("--only", flags.only) }),
  ...(flags.skip === undefined ? {} : { skip: idsFrom("--skip", flags.skip) }),
  ...(flags.mechanism === undefined ? {} : { mechanism: await mechanismNamed(flags.mechanism) }),
  ...(flags.require === undefined ? {} : { require: await requirementFrom(flags.require) }),
  ...(flags.allowNarrower === undefined ? {} : { allowNarrower: reasonFrom(flags.allowNarrower) }),
});

/** The known failures that the flags name. */
export const knownFrom = async (flags: CheckFlags): Promise<readonly KnownFailure[] | undefined> => {
  if (flags.knownFailures === undefined) return undefined;
  if (flags.exhaustive === true)
    throw new UsageError(
      "--known-failures means nothing with --exhaustive, which runs no stored case: leave one out",
    );
  return knownFailuresIn(flags.knownFailures, flags.regressions ?? usualRegressions);
};

/** Ids of the catalogue, separated by commas. */
const idsFrom = (option: string, text: string): readonly string[] => {
  const known = invariants.map(({ id }) => id);
  const ids = text.split(",").map((id) => id.trim());
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new UsageError(
      `${option}: expected ids of the catalogue (${known.join(", ")}), found ${unknown.join(", ")}`,
    );
  return ids;
};
