import { type Asset, atoms, formatFaults, formatUnits, run, writeScenario } from "../../../spec/index.ts";
import { hashOf } from "../../protocol/scenario-hash.ts";
import { explainedLines } from "../../story/explained-text.ts";
import { convictionOf } from "../../result/read-result.ts";
import type { Result } from "../../result/result.ts";
import type { Conviction } from "../../campaign/conviction.ts";
import { waterfallText } from "../../text/waterfall-text.ts";
import { explainedOf, headlineFirst, replayFolderText, replayOf, type ReportOptions } from "../told.ts";
import { drawnStep } from "./drawn-step.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { sentencesOf } from "./sentences.ts";
import { counted, signed } from "./signs.ts";
import { stepsTable } from "./steps.ts";
import { folded } from "./table.ts";
import { verdictSigns } from "./words.ts";

type Invariant = Result["invariants"][number];

/** This many are open from the start; one more is a click away. */
const open = 3;

/** Every violated invariant, with the smallest market that was found to show it. */
export const violatedSection = (result: Result, options: ReportOptions): Markup => {
  const violated = headlineFirst(
    result.invariants.filter(({ verdict }) => verdict === "violated"),
    result,
  );
  if (violated.length === 0) return nothing;
  const parts = violated.map((one, k) => {
    const name = markup`${signed(verdictSigns.violated)} <code>${one.id}</code> ${one.sentence}`;
    return markup`<details class="violated" id="violated-${k + 1}"${k < open && one.explainedBy === undefined ? markup` open` : nothing}><summary><h3>${name}</h3></summary>
${violation(one, result, options)}</details>
`;
  });
  return markup`<section aria-labelledby="violated"><h2 id="violated">${counted(violated.length, "violated invariant")}</h2>
<p>Each one is shown in the smallest market that was found. The two sentences are the invariant's own. In drawings and tables, <em>expected</em> is what the reference model does with the same scenario, and <em>observed</em> is what the implementation answered. Every amount is in the asset's own unit. Bars are rounded; numbers in tables are exact.</p>
${parts}
</section>
`;
};

const violation = (one: Invariant, result: Result, options: ReportOptions): Markup => {
  const { counterexample: document, explainedBy } = one;
  if (document === undefined)
    return markup`<p>The result has no counterexample for it. See the known failures and the stored cases.</p>`;
  const explained = explainedLines(explainedOf(result, one)).map((line) => markup`<p>Also ${line}.</p>`);
  return markup`${explainedBy === undefined ? nothing : markup`<p>Explained by <code>${explainedBy}</code>, which describes the fault more precisely.</p>`}${sentencesPart(result, one, document)}
${explained}
${told(one, result, options)}`;
};

const sentencesPart = (
  result: Result,
  one: Invariant,
  document: NonNullable<Invariant["counterexample"]>,
): Markup => {
  const conviction = convictionOf(result, one);
  const { expected, observed, areInAtoms } = conviction.ok
    ? sentencesOf(conviction.value)
    : { ...document, areInAtoms: true };
  return markup`<div class="beside"><div class="good"><h4>Expected</h4><p>${expected}</p></div><div class="bad"><h4>Observed</h4><p>${observed}</p></div></div>${areInAtoms ? markup`<p>These two sentences are as stored, by another version: their amounts are in atoms.</p>` : nothing}`;
};

const told = (one: Invariant, result: Result, options: ReportOptions): Markup => {
  const conviction = convictionOf(result, one);
  if (conviction.ok) return story(conviction.value, options);
  return markup`<p>The counterexample cannot be drawn: ${formatFaults(conviction.faults)}.</p>`;
};

const story = (conviction: Conviction, options: ReportOptions): Markup => {
  const { regressions = "regressions" } = options;
  const { invariant, observation, violation: found, origin } = conviction;
  const { mechanism, scenario, steps } = observation;
  const model = run(scenario);
  const step = steps[found.step];
  const path = `${regressions}/${invariant.id}/${hashOf(writeScenario(scenario, String))}.json`;
  return markup`<p><strong>Why it matters.</strong> ${invariant.why}</p>
<p><strong>Replay.</strong> <code class="command">${replayOf(path)}</code><br><small>${replayFolderText(options)}</small></p>
<p><strong>Mechanism.</strong> ${mechanism.name}: ${waterfallText(mechanism)}; remainder ${mechanism.remainder}, exits ${mechanism.exits}, surplus to ${mechanism.surplus}. <strong>Found in</strong> ${origin}.</p>
<p>${unitText(mechanism.asset)}</p>
${step === undefined ? nothing : drawnStep(observation, step, model)}
<h4>Step by step</h4>
${stepsTable("All actions, expected beside observed", observation, model, found.step)}
${relatedPart(conviction)}`;
};

const unitText = ({ symbol, decimals }: Asset): string =>
  `Amounts are in ${symbol}. The smallest amount, one atom, is ${formatUnits(atoms(1n), { symbol, decimals })} ${symbol}. The terminal, run.json and other reports count in atoms.`;

/** What a relation compared with. */
const relatedPart = (conviction: Conviction): Markup => {
  const { counterparts, violation } = conviction;
  const { counterpart } = violation;
  const { differences } = sentencesOf(conviction);
  const parts = counterparts.map(({ difference: stored, observation }, k) => {
    const difference = differences[k] ?? stored;
    const shows = counterpart === undefined || counterpart === k ? "shows it" : "does not show it";
    const model = run(observation.scenario);
    const last = observation.steps.at(-1);
    return folded(
      `Compared ${difference} (${shows})`,
      markup`${stepsTable(`All actions ${difference}`, observation, model)}${last === undefined ? nothing : drawnStep(observation, last, model)}`,
    );
  });
  return parts.length === 0
    ? nothing
    : markup`<h4>Compared with ${counted(parts.length, "related scenario")}</h4>
<p>This invariant compares runs. The scenario above was run again with the change given here, and the two runs do not agree as they must.</p>
${parts}`;
};
