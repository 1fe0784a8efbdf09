/**
 * What `npm start` shows: the reference model and an honest implementation
 * pass, and one whose fund pays only after users are cut fails.
 */
import { check, inProcess, referenceModel, type Report, story, summary } from "../../src/index.ts";
import * as flawed from "./flawed.ts";
import * as honest from "./honest.ts";

const show = (title: string, report: Report): void => {
  const [first] = report.convictions;
  const told =
    first === undefined
      ? ""
      : `${story(first, "npx paripassu check --only ORD-2 --module dist/examples/typescript/flawed.js")}\n\n`;
  console.log(`== ${title}\n\n${told}${summary(report)}\n`);
};

const model = await check({ ok: true, implementation: referenceModel });
show("The reference model, checked against its own specification", model);

const passing = await check({ ok: true, implementation: inProcess(honest) });
show("examples/typescript/honest.ts, written from the specification alone", passing);

const failing = await check({ ok: true, implementation: inProcess(flawed) }, { only: ["ORD-2"] });
show("examples/typescript/flawed.ts: its fund pays only after users are cut", failing);

const asExpected =
  model.result === "conformant" && passing.result === "conformant" && failing.result === "not-conformant";
console.log(
  asExpected
    ? "The honest ones pass and the flawed one fails, as they should. Next: bring your own, see README.md."
    : "This should not happen. Please report it.",
);
process.exitCode = asExpected ? 0 : 1;
