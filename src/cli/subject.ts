import { basename } from "node:path";
import { type Artifact, readArtifact } from "../adapters/evm/artifact.ts";
import { type ContractSource, openContract } from "../adapters/evm/open-contract.ts";
import type { Limits } from "../adapters/limits.ts";
import { openCommand } from "../adapters/process/open-command.ts";
import { openModule } from "../adapters/module/open-module.ts";
import { referenceModel } from "../adapters/reference-model.ts";
import type { Mechanism } from "../../spec/index.ts";
import type { Opening } from "../protocol/implementation.ts";
import { printable } from "../text/printable.ts";
import { quoted } from "../text/quoted.ts";
import { programLog } from "./program-log.ts";
import { readDocument, refuse, UsageError } from "./usage.ts";

/** What is under test: a command, a module, a contract, or the reference model itself. */
export interface Subject {
  readonly command: readonly string[];
  readonly module?: string;
  /** An artifact of Foundry or Hardhat. */
  readonly evm?: string;
  readonly rpc?: string;
  readonly address?: string;
  /** The reference model itself, where it is asked for by name. */
  readonly model?: boolean;
  readonly timeout?: number;
  readonly startupTimeout?: number;
  /** What it logs is shown. */
  readonly verbose?: boolean;
}

/** The limits that were asked for. */
export const limitsOf = ({ timeout, startupTimeout }: Subject): Partial<Limits> => ({
  ...(timeout === undefined ? {} : { scenarioMs: timeout }),
  ...(startupTimeout === undefined ? {} : { startupMs: startupTimeout }),
});

/** Brings the subject up. `mechanism` is what a contract implements that does not say so itself. */
export const openSubject = async (subject: Subject, mechanism?: Mechanism): Promise<Opening> => {
  const { command, module } = subject;
  refuseNone(subject);
  refuseSeveral(subject);
  const limits = limitsOf(subject);
  const onLog = subject.verbose === true ? programLog() : undefined;
  if (module !== undefined) return openModule(module, limits, onLog);
  if (isContract(subject))
    return openContract(
      { ...(await contractFrom(subject)), ...(mechanism === undefined ? {} : { mechanism }) },
      limits,
    );
  if (subject.model === true) return { ok: true, implementation: referenceModel };
  return openCommand(command, limits, onLog);
};

const isContract = ({ evm, rpc, address }: Subject): boolean =>
  evm !== undefined || rpc !== undefined || address !== undefined;

/** The ways in which an implementation is named here. */
const namedBy = (subject: Subject): readonly string[] => [
  ...(subject.module === undefined ? [] : ["--module FILE"]),
  ...(isContract(subject) ? ["a contract (--evm, --rpc)"] : []),
  ...(subject.model === true ? ["--model"] : []),
  ...(subject.command.length === 0 ? [] : ["-- COMMAND"]),
];

/** Whether an implementation is named. */
export const isNamed = (subject: Subject): boolean => namedBy(subject).length > 0;

/** Without an implementation nothing is judged, and what nobody judged must not look like a pass. */
export const refuseNone = (subject: Subject): void => {
  refuseEmpty(subject);
  if (isNamed(subject)) return;
  throw new UsageError(
    "expected an implementation, found none: name it with -- COMMAND, --module FILE, --evm ARTIFACT, or --rpc URL and --address 0x...; the reference model itself is --model; or let paripassu.config.ts name what paripassu check checks",
  );
};

/** An empty name is mostly a variable that is not set. */
export const refuseEmpty = ({ command, module, evm }: Subject): void => {
  const empty = [
    ["-- COMMAND", command[0]],
    ["--module", module],
    ["--evm", evm],
  ].find(([, value]) => value?.trim() === "");
  if (empty === undefined) return;
  throw new UsageError(
    `${empty[0] ?? ""}: expected the name of a program or file, found an empty text. If it comes from a variable, that variable is empty.`,
  );
};

const refuseSeveral = (subject: Subject): void => {
  const found = namedBy(subject);
  if (found.length > 1)
    throw new UsageError(
      `expected one thing to check, found both ${found.slice(0, 2).join(" and ")}: leave one out`,
    );
};

/** The contract that the options name: an artifact, or one that is deployed, whose artifact may be named too. */
const contractFrom = async ({ evm, rpc, address }: Subject): Promise<ContractSource> => {
  const artifact = evm === undefined ? {} : { artifact: await artifactIn(evm) };
  if (rpc === undefined && address === undefined) return artifact;
  if (rpc === undefined || address === undefined)
    throw new UsageError(
      "--rpc URL and --address 0x... belong together: the node, and where the contract is deployed there",
    );
  if (!URL.canParse(rpc) || !/^https?:/.test(rpc))
    throw new UsageError(
      `--rpc: expected the address of a node, such as http://127.0.0.1:8545, found "${printable(rpc, 80)}"`,
    );
  if (!isAddress(address))
    throw new UsageError(
      `--address: expected 0x and 40 hexadecimal digits, found "${printable(address, 80)}"`,
    );
  return { ...artifact, deployed: { url: rpc, address } };
};

const isAddress = (text: string): text is `0x${string}` => /^0x[0-9a-fA-F]{40}$/.test(text);

const artifactIn = async (path: string): Promise<Artifact> => {
  const reading = readArtifact(await readDocument(path), basename(path, ".json"));
  if (!reading.ok) throw refuse(path, "artifact of Foundry or Hardhat", reading.faults);
  return reading.value;
};

/** The subject as it is written after `paripassu replay FILE`. */
export const subjectText = ({ command, module, evm, rpc, address, model }: Subject): string => {
  const options = Object.entries({ module, evm, rpc, address }).flatMap(([name, value]) =>
    value === undefined ? [] : [` --${name} ${quoted(value)}`],
  );
  return `${options.join("")}${model === true ? " --model" : ""}${command.length === 0 ? "" : ` -- ${command.map(quoted).join(" ")}`}`;
};
