import { levels } from "../../../properties/index.ts";
import type { Result } from "../../result/result.ts";
import { caseItem } from "./interval.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { counted, signed } from "./signs.ts";
import { table } from "./table.ts";
import { verdictSigns } from "./words.ts";

type Invariant = Result["invariants"][number];

const columns = [
  { head: "Invariant" },
  { head: "Verdict" },
  { head: "Sentence" },
  { head: "Cases that had to be met" },
];

/** Every invariant, level by level. */
export const invariantsSection = ({ invariants }: Result): Markup => {
  const tables = levels.map((level) => {
    const ofLevel = invariants.filter((one) => one.level === level);
    return markup`<h3>Level ${level}</h3>
${table(`${counted(ofLevel.length, "invariant")} of level ${level}`, columns, ofLevel.map(rowOf))}
`;
  });
  return markup`<section aria-labelledby="invariants"><h2 id="invariants">All invariants</h2>
<p>A case counts the scenarios that reached what an invariant speaks of: a law that was never put to the test has not held. The bar runs from 0 to 100 % of all scenarios: the box is the Wilson interval with an error rate of 10<sup>-9</sup>, the dot what was counted, the upright line what is asked for.</p>
${tables}
</section>
`;
};

const rowOf = ({ id, verdict, sentence, reason, cases = [] }: Invariant) => ({
  isMarked: verdict === "violated",
  cells: [
    markup`<code>${id}</code>`,
    signed(verdictSigns[verdict]),
    markup`${sentence}${reason === undefined ? nothing : markup`<br><small>${reason}</small>`}`,
    cases.length === 0 ? nothing : markup`<ul class="cases">${cases.map(caseItem)}</ul>`,
  ],
});
