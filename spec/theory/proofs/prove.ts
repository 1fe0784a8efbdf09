/** `npm run prove`: shows every theorem to the solver, and every control. Ends with 1 if one is not decided. */
import { startSolver } from "./solver.ts";
import { theorems } from "./theorems/index.ts";
import { prove, refute, type Verdict } from "./verify.ts";

const line = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const figures = ({ assertions, characters, ms }: Verdict): string =>
  `${assertions} assertions, ${characters} characters, ${ms.toFixed(0)} ms`;

const solver = await startSolver();
const start = performance.now();
let obligations = 0;
let proved = 0;
let refuted = 0;
for (const theorem of theorems) {
  line(`${theorem.sentence}  (spec ${theorem.rule}; ${theorem.code.join(", ")})`);
  if (theorem.induction !== undefined) line(`    induction ${theorem.induction}`);
  let holds = true;
  for (const obligation of theorem.obligations) {
    const verdict = await prove(solver, theorem, obligation);
    line(`  ${verdict.good ? "✓" : "✗"} ${verdict.name}: ${verdict.found}  (${figures(verdict)})`);
    holds &&= verdict.good;
    obligations += 1;
  }
  const control = await refute(solver, theorem);
  line(
    `  ${control.good ? "✓" : "✗"} control, ${control.name}: ${control.good ? "refuted, " : ""}${control.found}`,
  );
  line(`      (${figures(control)})`);
  if (holds) proved += 1;
  if (control.good) refuted += 1;
}
await solver.close();

const all = theorems.length;
const seconds = ((performance.now() - start) / 1000).toFixed(1);
line(`${obligations} obligations, ${seconds} s`);
line(`${proved} of ${all} theorems proved, ${refuted} of ${all} controls refuted`);
process.exitCode = proved === all && refuted === all ? 0 : 1;
