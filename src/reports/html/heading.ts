import { levels } from "../../../properties/index.ts";
import { levelsIn } from "../../result/level-standing.ts";
import { convictionOf } from "../../result/read-result.ts";
import type { Result } from "../../result/result.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { storedText } from "../terminal/stored-text.ts";
import { withinTextOf } from "../told.ts";
import { sentencesOf } from "./sentences.ts";
import { counted, signed } from "./signs.ts";
import { levelTexts, meanings, resultSigns, type Sign, verdictSigns } from "./words.ts";

/** What came of it, at the top of the page: the result, the level, who was asked what, and what it means. */
export const heading = (result: Result): Markup => {
  const { name, version, language } = result.implementation;
  const { tone } = resultSigns[result.result];
  return markup`<header class="${tone}">
<p class="kind">Conformance report of a socialized-loss mechanism</p>
<h1>${name} ${version} <span class="kind">(${language})</span></h1>
<p class="result">${signed(resultSigns[result.result])}</p>
<p>${meanings[result.result]}</p>
${headlinePart(result)}</header>
<section aria-labelledby="level"><h2 id="level">Level reached: ${result.level}</h2>
${ladder(result)}
</section>
<section aria-labelledby="asked"><h2 id="asked">What was asked</h2>
<dl>${facts(result).map(([term, text]) => markup`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
</section>
`;
};

/** What is wrong, in a sentence. */
const headlinePart = (result: Result): Markup => {
  const told = result.invariants.find(({ id }) => id === result.headline);
  if (told?.counterexample === undefined) return nothing;
  const conviction = convictionOf(result, told);
  const { expected, observed } = conviction.ok ? sentencesOf(conviction.value) : told.counterexample;
  return markup`<p><strong><code>${told.id}</code> ${told.sentence}.</strong> Expected: ${expected}. Observed: ${observed}. <a href="#violated">See the counterexample</a></p>
`;
};

/** Four rungs. Each level includes those before it. */
const ladder = (result: Result): Markup => {
  const { level, invariants } = result;
  const standing = levelsIn(result);
  const reached = levels.findIndex((name) => name === level);
  const rungs = levels.map((name, i) => {
    const ofLevel = invariants.filter((one) => one.level === name);
    const sign: Sign = { ...(i <= reached ? reachedSign : causeOf(ofLevel)), word: standing[name] };
    const counts = countsText(ofLevel);
    return markup`<li class="${sign.tone}"><strong>${name}</strong> ${signed(sign)}<br>${levelTexts[name]}<br><small>${counts}</small></li>`;
  });
  return markup`<ol class="ladder">${rungs}</ol>`;
};

type Cause = Omit<Sign, "word">;

const reachedSign: Cause = { sign: "✓", tone: "good" };

/** What keeps a level from being reached: a violation, an open verdict, or neither. */
const causeOf = (ofLevel: Result["invariants"]): Cause => {
  const has = (verdict: keyof typeof verdictSigns): boolean => ofLevel.some((one) => one.verdict === verdict);
  if (has("violated")) return verdictSigns.violated;
  return has("inconclusive") ? verdictSigns.inconclusive : verdictSigns["not-applicable"];
};

const countsText = (invariants: Result["invariants"]): string => {
  const counts = new Map<string, number>();
  for (const { verdict } of invariants) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(", ");
};

const facts = (result: Result): readonly (readonly [string, string])[] => {
  const { asked, runs, volatile, paripassu, spec, supports } = result;
  const optional = (term: string, text: string | undefined): readonly (readonly [string, string])[] =>
    text === undefined ? [] : [[term, text]];
  return [
    ["Scenarios", `${runs} answered and judged, of ${asked.runs} asked for`],
    ["Seed", String(asked.seed)],
    ...optional("Judged within", withinTextOf(result)),
    ...optional("Required, and not declared", result.unmet?.join("; ")),
    ["Stored counterexamples", storedText(result.stored)],
    ...optional("May be narrower than stored counterexamples", asked.allowNarrower),
    ["Mechanism", asked.mechanism?.name ?? declaredText(supports)],
    ...optional("Actions", supports?.actions.join(", ")),
    ...optional("Invariants asked for", asked.only?.join(", ")),
    ...optional("Invariants left out", asked.skip?.join(", ")),
    ...optional("Level that is enough", asked.failLevel),
    ...optional("Profile", asked.profile),
    ["Versions", `paripassu ${paripassu}, specification ${spec}`],
    [
      "Run",
      `began ${volatile.started}, took ${volatile.seconds} s, node ${volatile.node}, ${volatile.platform}`,
    ],
  ];
};

const declaredText = (supports: Result["supports"]): string => {
  if (supports === undefined) return "unknown: it never said what it supports";
  const { mechanisms } = supports;
  return mechanisms === "any"
    ? "any: drawn for each scenario"
    : `${counted(mechanisms.length, "mechanism")} that it declares`;
};
