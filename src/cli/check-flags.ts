import type { Level } from "../../properties/index.ts";
import type { Shard } from "../campaign/campaign.ts";
import type { ProfileName } from "../check/report.ts";
import { refusedEvidence } from "./evidence.ts";
import type { ExhaustiveFlags } from "./exhaustive.ts";
import { UsageError } from "./usage.ts";

/** The flags of `paripassu check`. */
export interface CheckFlags extends ExhaustiveFlags {
  readonly runs?: number;
  readonly seed?: number;
  readonly mechanism?: string;
  readonly only?: string;
  readonly skip?: string;
  readonly json?: string;
  readonly timeout?: number;
  readonly startupTimeout?: number;
  readonly module?: string;
  readonly evm?: string;
  readonly rpc?: string;
  readonly address?: string;
  readonly model?: boolean;
  /** Absent: the usual folder, which need not be there. */
  readonly regressions?: string;
  readonly knownFailures?: string;
  readonly out?: string;
  readonly resume?: boolean;
  readonly shard?: Shard;
  readonly failLevel?: Level;
  readonly profile?: ProfileName;
  readonly timeBudget?: number;
  readonly subject?: string;
  readonly key?: string;
  readonly verbose?: boolean;
  readonly require?: string;
  readonly allowNarrower?: string;
  /** Where run.json and every report are written. */
  readonly reports?: string;
  readonly quiet?: boolean;
  readonly watch?: boolean;
  /** The configuration of the project. */
  readonly config?: string;
}

/** Refuses flags that mean nothing together. */
export const refuseTogether = (flags: CheckFlags): void => {
  const refused: readonly (readonly [boolean, string])[] = [
    [flags.resume === true && flags.out === undefined, "--resume needs --out DIR: the folder to go on from"],
    [
      flags.shard !== undefined && flags.out === undefined,
      "--shard needs --out DIR: paripassu merge puts the folders together",
    ],
    [
      flags.shard !== undefined && flags.json !== undefined,
      "--json means nothing with --shard, which concludes nothing: paripassu merge writes run.json",
    ],
    [
      flags.shard !== undefined && flags.reports !== undefined,
      "--reports means nothing with --shard, which concludes nothing: paripassu merge writes the reports",
    ],
    [
      flags.quiet === true && flags.verbose === true,
      "--quiet and --verbose ask for opposite things: leave one out",
    ],
    [
      flags.exhaustive === true && (flags.shard !== undefined || flags.resume === true),
      "--shard and --resume mean nothing with --exhaustive: leave one out",
    ],
    [
      flags.failLevel !== undefined && (flags.exhaustive === true || flags.knownFailures !== undefined),
      "--fail-level means nothing with --exhaustive or --known-failures, where no level is awarded: leave one out",
    ],
    [
      flags.exhaustive === true && (flags.require !== undefined || flags.allowNarrower !== undefined),
      "--require and --allow-narrower mean nothing with --exhaustive, which says what it covered and runs no stored case: leave them out",
    ],
  ];
  for (const [isSo, message] of [...refused, ...refusedEvidence(flags)])
    if (isSo) throw new UsageError(message);
};
