import { colours } from "../text/colours.ts";
import { connector } from "../adapters/process/open.ts";
import { missingModule, moduleCommand } from "../adapters/module/open-module.ts";
import { print } from "../text/print.ts";
import { exitCodes } from "../check/result-name.ts";
import { type Probed, smoke, type SmokeReport } from "../smoke/smoke.ts";
import { quoted } from "../text/quoted.ts";
import { programLog } from "./program-log.ts";
import { limitsOf, refuseEmpty, type Subject, subjectText } from "./subject.ts";
import { UsageError } from "./usage.ts";

const marks = { passed: colours.green("✓"), failed: colours.red("✗"), skipped: "-" } as const;

const lineOf = ({ title, verdict, detail }: Probed): string => {
  const mark = `${marks[verdict]} ${title}`;
  if (detail === undefined) return mark;
  return verdict === "skipped" ? `${mark}: skipped, ${detail}` : `${mark}\n${detail.replace(/^/gm, "    ")}`;
};

/** The probes a line each, then what to do next. */
const textOf = ({ probed }: SmokeReport, subject: string): string => {
  const [first] = probed.filter(({ verdict }) => verdict === "failed");
  const next =
    first?.fix === undefined
      ? `The adapter works. Next: npx paripassu check${subject}`
      : `Fix next, "${first.title}": ${first.fix}`;
  return [...probed.map(lineOf), "", next].join("\n");
};

/** Runs `paripassu smoke`: tries the adapter, before its venue is judged. */
export const smokeCommand = async (subject: Subject): Promise<number> => {
  const { command, module } = subject;
  refuseEmpty(subject);
  if ((command.length === 0) === (module === undefined))
    throw new UsageError("expected what to try: either --module FILE or -- COMMAND");
  const missing = module === undefined ? undefined : missingModule(module);
  if (missing !== undefined) {
    print(`unusable: ${missing.message}\n`);
    return exitCodes.unusable;
  }
  const name = (module ?? command.map(quoted).join(" ")).slice(0, 200);
  const started = module === undefined ? command : moduleCommand(module);
  const onLog = subject.verbose === true ? programLog() : undefined;
  const report = await smoke(connector(name, started, limitsOf(subject), onLog));
  print(`${textOf(report, subjectText(subject))}\n`);
  if (report.about === undefined) return exitCodes.unusable;
  const failed = report.probed.some(({ verdict }) => verdict === "failed");
  return failed ? exitCodes["not-conformant"] : exitCodes.conformant;
};
