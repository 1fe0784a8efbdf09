import { invariants } from "../../../properties/index.ts";
import type { KillMatrix } from "../../mutants/kill-matrix-document.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { scrolling } from "./table.ts";

type Mutant = KillMatrix["mutants"][number];

/** Which invariant convicts which deliberately broken implementation. */
export const killMatrixSection = ({ runs, seed, mutants }: KillMatrix): Markup => {
  const dead = mutants.filter(({ first }) => first !== undefined).length;
  const heads = invariants.map(({ id }) => markup`<th scope="col"><span>${id}</span></th>`);
  const caption = `Mutants by row, invariants by column: the scenario on which each convicts first`;
  return markup`<section aria-labelledby="mutants"><h2 id="mutants">Kill matrix</h2>
<p>This measures the suite, not the implementation. A mutant is the reference model with one deliberate fault. ${dead} of ${mutants.length} mutants die within ${runs} scenarios of seed ${seed}. A number is the scenario on which the invariant first convicts the mutant; one in a frame (#) is an invariant that must convict it. An empty cell: it does not.</p>
<div class="screen">${scrolling(
    caption,
    markup`<table class="matrix"><caption>${caption}</caption>
<thead><tr><th scope="col">Mutant</th><th scope="col">First</th>${heads}</tr></thead>
<tbody>${mutants.map(rowOf)}</tbody></table>`,
  )}</div>
<details><summary>What each mutant does wrong, and what convicts it</summary><dl>${mutants.map(faultOf)}</dl></details>
</section>
`;
};

const rowOf = ({ name, first, kills, caughtBy }: Mutant): Markup => {
  const cells = invariants.map(({ id }) => {
    const kill = Object.hasOwn(kills, id) ? kills[id] : undefined;
    if (kill === undefined) return markup`<td></td>`;
    return caughtBy.includes(id) ? markup`<td class="due">${kill}#</td>` : markup`<td>${kill}</td>`;
  });
  return markup`<tr><th scope="row">${name}</th><td>${first ?? markup`<strong class="bad">lives</strong>`}</td>${cells}</tr>
`;
};

const faultOf = ({ name, fault, seen, kills }: Mutant): Markup =>
  markup`<div><dt>${name}</dt><dd>${fault}${seen === "" ? nothing : markup`<br><small>Seen: ${seen}</small>`}<br><small>${convictedBy(kills)}</small></dd></div>
`;

/** The same as the row says: a page of paper is too narrow for the matrix. */
const convictedBy = (kills: Mutant["kills"]): string => {
  const ids = Object.keys(kills);
  return ids.length === 0 ? "Convicted by nothing" : `Convicted by ${ids.join(", ")}`;
};
