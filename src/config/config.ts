import type { Level } from "../../properties/index.ts";
import type { ProfileName } from "../check/report.ts";
import type { Requirement } from "../check/require.ts";

/** The least that an implementation must declare: `--require`. */
export interface RequireConfig extends Omit<Requirement, "amount" | "mechanisms"> {
  /** Atoms, as a text of digits. */
  readonly amount?: string;
  /** Presets or files, or "any". */
  readonly mechanisms?: "any" | readonly string[];
}

/** How an implementation is checked. Each setting is the flag of `paripassu check` with its name. */
export interface CheckSettings {
  /** A preset, or the file of a mechanism document: every scenario runs under it. */
  readonly mechanism?: string;
  readonly profile?: ProfileName;
  readonly runs?: number;
  readonly seed?: number;
  /** Ids of invariants. */
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly failLevel?: Level;
  readonly require?: RequireConfig;
  /** Why it is right that stored counterexamples ask for more than is declared. */
  readonly allowNarrower?: string;
  /** The file that lists known failures. */
  readonly knownFailures?: string;
  /** The folder of stored counterexamples. */
  readonly regressions?: string;
  /** The folder of run.json and every report; a later run replaces them. */
  readonly reports?: string;
  /** The folder of the run itself, which must be new: `--out`. */
  readonly out?: string;
  /** Milliseconds for one scenario. */
  readonly timeout?: number;
  /** Milliseconds for starting up. */
  readonly startupTimeout?: number;
  /** Seconds for the whole run. */
  readonly timeBudget?: number;
  /** More files and folders whose changes make `--watch` run again. */
  readonly watch?: readonly string[];
}

/** The ways to reach an implementation. */
interface Ways {
  /** A program that speaks the protocol, and its arguments; no shell reads them. */
  readonly command: readonly [string, ...string[]];
  /** A JavaScript module, run in a process of its own. */
  readonly module: string;
  /** An artifact of Foundry or Hardhat. */
  readonly evm: string;
  /** A local node, where a contract is deployed at `address`; `evm` may name its artifact. */
  readonly rpc: string;
  readonly address: string;
  /** The reference model itself. */
  readonly model: true;
}

/** These, and none of the others. */
type Only<K extends keyof Ways, Maybe extends keyof Ways = never> = Pick<Ways, K> &
  Partial<Pick<Ways, Maybe>> &
  Readonly<Partial<Record<Exclude<keyof Ways, K | Maybe>, never>>>;

/** How an implementation is reached: exactly one of these. */
export type Reached =
  Only<"command"> | Only<"module"> | Only<"evm"> | Only<"rpc" | "address", "evm"> | Only<"model">;

/** An implementation, with settings that win over those for all. */
export type ImplementationConfig = Reached & CheckSettings;

/**
 * What `paripassu check` does in a project: its implementations by name, and
 * settings for all of them. Paths are relative to the folder in which the
 * command runs.
 */
export interface Config extends CheckSettings {
  /** For editors: the address of the JSON Schema. */
  readonly $schema?: string;
  readonly implementations: Readonly<Record<string, ImplementationConfig>>;
}

/**
 * Gives a configuration its type.
 * @public
 * @example export default defineConfig({ implementations: { acme: { module: "./dist/venue.js" } } })
 */
export const defineConfig = (config: Config): Config => config;
