import type { Result } from "../../result/result.ts";
import type { ToldError } from "../told.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { narrowerText, storedText } from "../terminal/stored-text.ts";
import { counted } from "./signs.ts";
import { folded, list, scrolling, table } from "./table.ts";

/** Errors, stored cases, known failures: what is beside the verdicts, where there is any. */
export const errorsSection = (result: Result, told: readonly ToldError[]): Markup => {
  const { known } = result;
  const parts = [errorsPart(told), storedPart(result), knownPart(known ?? [])];
  if (parts.every(({ text }) => text === "")) return nothing;
  return markup`<section aria-labelledby="errors"><h2 id="errors">Errors, stored cases and known failures</h2>
${parts}
</section>
`;
};

/** Each cause is told once, with how often it came, the traceback and the smallest scenario. */
const errorsPart = (told: readonly ToldError[]): Markup => {
  if (told.length === 0) return nothing;
  return markup`<h3>Errors</h3>
<p>Such a scenario has no answer. It counts for no invariant, and while there is one, no level is awarded.</p>
${table(
  `${counted(told.length, "error")}, each cause once`,
  [{ head: "Kind" }, { head: "Times", isNumber: true }, { head: "Cause" }],
  told.map(({ kind, count, cause }) => ({
    cells: [kind, count, markup`<span class="message">${cause}</span>`],
  })),
)}${told.map(({ kind, cause, story }) => {
    const title = `${kind}: ${cause}`;
    return folded(title, scrolling(title, markup`<pre>${story.join("\n")}</pre>`));
  })}`;
};

const storedPart = ({ stored, asked }: Result): Markup => {
  const { judged, left, elsewhere = 0, stale } = stored;
  if (judged + left + elsewhere + stale.length === 0) return nothing;
  const narrower = narrowerText(stored, asked);
  return markup`<h3>Stored counterexamples</h3>
<p>Counterexamples of earlier runs run first, and count for no coverage. ${storedText(stored)}; ${stale.length} could not be read.</p>
${narrower === undefined ? nothing : markup`<p>${narrower.text}.</p>${list(narrower.items)}`}
${list(stale.map(({ path, reason }) => markup`<code>${path}</code>: ${reason}. Fix the file, or delete it.`))}`;
};

const knownPart = (known: NonNullable<Result["known"]>): Markup =>
  known.length === 0
    ? nothing
    : markup`<h3>Known failures</h3>
${table(
  `${counted(known.length, "known failure")}, each of which was run again`,
  [
    { head: "Invariant" },
    { head: "Counterexample" },
    { head: "Status" },
    { head: "Until" },
    { head: "Reason" },
    { head: "What came instead (in atoms)" },
  ],
  known.map(({ invariant, hash, status, until, reason, came }) => ({
    cells: [invariant, hash, status, until ?? "–", reason, came ?? "–"],
  })),
)}`;

/** What an exhaustive run covered: exact counts, and what is outside of them. */
export const exhaustiveSection = ({ exhaustive: found }: Result): Markup => {
  if (found === undefined) return nothing;
  const { accounts, amount, problems, equal, judged, passedOver, cutShort } = found;
  return markup`<section aria-labelledby="exhaustive"><h2 id="exhaustive">Exhaustive coverage</h2>
<p>Every problem with at most ${counted(accounts, "holder")} and amounts of at most ${amount} was in the scope: ${problems} problems. ${equal} answers equal the reference model's, ${judged} were judged by the invariants, ${passedOver} were only counted.${cutShort === undefined ? "" : ` It ended before all had run: ${cutShort}.`}</p>
${table(
  "What was covered, part by part",
  [
    { head: "Part" },
    { head: "Shapes", isNumber: true },
    { head: "Problems", isNumber: true },
    { head: "Taken" },
  ],
  found.covered.map(({ title, shapes, problems: count, taken }) => ({
    cells: [title, shapes, count, list(taken)],
  })),
)}
${folded("Conventions", list(found.conventions))}${folded("Not covered", list(found.notCovered))}
</section>
`;
};

/** How to make the run, and this page, again. */
export const reproduceSection = ({ asked, paripassu, spec, volatile }: Result): Markup => {
  const { notShrunkToTheEnd: cut = [] } = volatile;
  return markup`<section aria-labelledby="reproduce"><h2 id="reproduce">How to reproduce this</h2>
${list([
  markup`paripassu ${paripassu}, specification ${spec}, seed ${asked.seed}, ${asked.runs} scenarios: the same implementation, asked the same by the same version, gives the same result, except for when it ran and for how long.`,
  markup`<code>npx paripassu check --runs ${asked.runs} --seed ${asked.seed} -- COMMAND</code>, where COMMAND starts the implementation${asked.mechanism === undefined ? "" : ", with the same --mechanism"}.`,
  markup`This page, like every other report, is made from run.json, the result of the run. Where the two differ, run.json is right.`,
  ...(cut.length === 0
    ? []
    : [
        markup`Shrinking ran out of time, so these counterexamples may not be minimal: ${cut.join(", ")}. Another run may find smaller counterexamples.`,
      ]),
])}
</section>
`;
};
