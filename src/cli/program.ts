import { Command } from "commander";
import { version } from "../protocol/version.ts";
import { print, printError } from "../text/print.ts";
import { addAsk } from "./commands/ask.ts";
import { addAxioms } from "./commands/axioms.ts";
import { addCheck } from "./commands/check.ts";
import { addComplete } from "./commands/complete.ts";
import { addCoverage } from "./commands/coverage.ts";
import { addDivide } from "./commands/divide.ts";
import { addEpisodes } from "./commands/episodes.ts";
import { addExplain } from "./commands/explain.ts";
import { addFindings } from "./commands/findings.ts";
import { addInit } from "./commands/init.ts";
import { addInvariants } from "./commands/invariants.ts";
import { addMechanisms } from "./commands/mechanisms.ts";
import { addMerge } from "./commands/merge.ts";
import { addModel } from "./commands/model.ts";
import { addMutants } from "./commands/mutants.ts";
import { addReplay } from "./commands/replay.ts";
import { addReport } from "./commands/report.ts";
import { addSmoke } from "./commands/smoke.ts";
import { addVectors } from "./commands/vectors.ts";
import { addVerify } from "./commands/verify.ts";

/** Every command, in the order of the help. Each loads what it runs only when it is asked for. */
const commands = [
  addCheck,
  addSmoke,
  addInit,
  addAxioms,
  addFindings,
  addEpisodes,
  addCoverage,
  addDivide,
  addMutants,
  addMechanisms,
  addInvariants,
  addExplain,
  addModel,
  addReplay,
  addAsk,
  addMerge,
  addReport,
  addVerify,
  addVectors,
];

const withoutCompletion = (done: (code: number) => void): Command => {
  const root = new Command("paripassu")
    .description("Checks an implementation of a socialized-loss mechanism against its specification.")
    .version(version)
    .configureOutput({ writeOut: print, writeErr: printError })
    .exitOverride();
  for (const add of commands) add(root, done);
  return root;
};

/** The command line, which is not run yet. `done` gets the exit code of the command that is run. */
export const buildProgram = (done: (code: number) => void = () => {}): Command => {
  const root = withoutCompletion(done);
  addComplete(root, done, () => withoutCompletion(done));
  return root;
};
