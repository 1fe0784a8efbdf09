import { join } from "node:path";
import type { CheckSettings, Config, ImplementationConfig, RequireConfig } from "../config/config.ts";
import type { CheckFlags } from "./check-flags.ts";

/** What is checked under a name: how it is reached, and the flags that stand for its settings. */
export interface NamedCheck {
  readonly name: string;
  readonly command: readonly string[];
  readonly flags: CheckFlags;
  /** More files and folders to watch. */
  readonly watch: readonly string[];
}

/** Gates of a configuration that an exhaustive run cannot apply: it draws nothing, and awards no level. */
const gates = ["failLevel", "knownFailures", "require", "allowNarrower"] as const;

/** Flags that leave no room for some settings: those are dropped, for flags win. */
const displaced: readonly (readonly [keyof CheckFlags, readonly (keyof CheckSettings)[]])[] = [
  ["runs", ["profile"]],
  ["profile", ["runs"]],
  ["failLevel", ["knownFailures"]],
  ["knownFailures", ["failLevel"]],
  ["shard", ["reports"]],
  ["watch", ["out"]],
  ["exhaustive", ["runs", "profile", "seed", ...gates]],
];

/** Settings without those that win over them, and without those that mean nothing beside these. */
const under = (settings: CheckSettings, winning: CheckSettings | CheckFlags): CheckSettings => {
  const gone = displaced.flatMap(([flag, those]) =>
    (winning as CheckFlags)[flag] === undefined ? [] : those,
  );
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([name]) =>
        !gone.includes(name as keyof CheckSettings) &&
        (winning as Readonly<Record<string, unknown>>)[name] === undefined,
    ),
  );
};

/** The gates of these settings that the flags leave out. */
export const gatesLeftOut = (
  settings: readonly CheckSettings[],
  { exhaustive }: CheckFlags,
): readonly string[] =>
  exhaustive === true ? gates.filter((gate) => settings.some((one) => one[gate] !== undefined)) : [];

/** A requirement as `--require` writes it. */
const requireText = (require: RequireConfig): string =>
  Object.entries(require)
    .map(
      ([name, value]: readonly [string, unknown]) =>
        `${name}=${Array.isArray(value) ? value.join("+") : String(value)}`,
    )
    .join(",");

/** Settings as flags. */
const flagsOf = ({ only, skip, require, watch: _, ...same }: CheckSettings): CheckFlags => ({
  ...same,
  ...(only === undefined ? {} : { only: only.join() }),
  ...(skip === undefined ? {} : { skip: skip.join() }),
  ...(require === undefined ? {} : { require: requireText(require) }),
});

/** The settings for all, where each implementation has a folder of its own in those that it writes to. */
const settingsFor = (
  name: string,
  { $schema: _, implementations: __, ...settings }: Config,
): CheckSettings => ({
  ...settings,
  ...(settings.reports === undefined ? {} : { reports: join(settings.reports, name) }),
  ...(settings.out === undefined ? {} : { out: join(settings.out, name) }),
});

/** What has a value: a setting that is undefined is none, and takes the place of none. */
const given = <T extends object>(settings: T): T =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as T;

/** The check of a named implementation: flags win over its own settings, and those over the settings for all. */
export const namedCheck = (
  name: string,
  implementation: ImplementationConfig,
  config: Config,
  flags: CheckFlags,
): NamedCheck => {
  const { command, module, evm, rpc, address, model, ...own } = given(implementation) as CheckSettings & {
    readonly command?: readonly string[];
    readonly module?: string;
    readonly evm?: string;
    readonly rpc?: string;
    readonly address?: string;
    readonly model?: true;
  };
  const settings = { ...under(settingsFor(name, config), own), ...own };
  return {
    name,
    command: command ?? [],
    watch: [...(config.watch ?? []), ...(own.watch ?? [])],
    flags: {
      ...flagsOf(under(settings, flags)),
      ...(module === undefined ? {} : { module }),
      ...(evm === undefined ? {} : { evm }),
      ...(rpc === undefined ? {} : { rpc }),
      ...(address === undefined ? {} : { address }),
      ...(model === undefined ? {} : { model }),
      ...flags,
    },
  };
};

/** The settings for all, for an implementation that the command line names itself: flags win. */
export const settingsAlone = (
  { $schema: _, implementations: __, ...settings }: Config,
  flags: CheckFlags,
): CheckFlags => ({ ...flagsOf(under(settings, flags)), ...flags });
