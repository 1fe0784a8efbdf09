import { levels } from "../../../properties/index.ts";
import type { Result } from "../../result/result.ts";
import { caseItem } from "./interval.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { counted, signed } from "./signs.ts";
import { folded, table } from "./table.ts";
import { verdictSigns } from "./words.ts";

type Invariant = Result["invariants"][number];

const columns = [
  { head: "Invariant" },
  { head: "Verdict" },
  { head: "Sentence" },
  { head: "Required cases" },
];

/** Every invariant, level by level; what held is folded. */
export const invariantsSection = ({ invariants }: Result): Markup => {
  const tables = levels.map((level) => {
    const ofLevel = invariants.filter((one) => one.level === level);
    const held = ofLevel.filter(({ verdict }) => verdict === "held");
    const others = ofLevel.filter(({ verdict }) => verdict !== "held");
    return markup`<h3>Level ${level}</h3>
${others.length === 0 ? nothing : tableOf(`${counted(others.length, "invariant")} of level ${level} that did not hold, or did not apply`, others)}
${held.length === 0 ? nothing : folded(markup`${signed(verdictSigns.held)}: ${counted(held.length, "invariant")} of level ${level}`, tableOf(`${counted(held.length, "invariant")} of level ${level} that held`, held))}
`;
  });
  return markup`<section aria-labelledby="invariants"><h2 id="invariants">All invariants</h2>
<p>A case counts the scenarios that reach a situation the invariant is about. An invariant whose cases are never reached does not count as held. The bar runs from 0 to 100 % of all scenarios: the box is the Wilson interval with an error rate of 10<sup>-9</sup>, the dot is the measured share, the upright line is the required share.</p>
${tables}
</section>
`;
};

const tableOf = (caption: string, ofLevel: readonly Invariant[]): Markup =>
  table(caption, columns, ofLevel.map(rowOf));

const rowOf = ({ id, verdict, sentence, reason, cases = [] }: Invariant) => ({
  isMarked: verdict === "violated",
  cells: [
    markup`<code>${id}</code>`,
    signed(verdictSigns[verdict]),
    markup`${sentence}${reason === undefined ? nothing : markup`<br><small>${reason}</small>`}`,
    cases.length === 0 ? nothing : markup`<ul class="cases">${cases.map(caseItem)}</ul>`,
  ],
});
