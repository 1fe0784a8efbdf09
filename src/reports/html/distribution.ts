import * as Plot from "@observablehq/plot";
import type { Result } from "../../result/result.ts";
import { usersPaidText } from "../users-paid.ts";
import { chart, short } from "./chart.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { table, scrolling } from "./table.ts";

type Distribution = Result["distribution"];

/** Where scenarios came from, and what became of their actions. */
export const distributionSection = (result: Result): Markup => {
  const { markets, actions } = result.distribution;
  return markup`<section aria-labelledby="distribution"><h2 id="distribution">Distribution of scenarios</h2>
${markets.length === 0 ? markup`<p>No scenario was drawn and judged.</p>` : marketsPart(result)}
${actions.length === 0 ? nothing : actionsPart(result.distribution)}
</section>
`;
};

const marketsPart = (result: Result): Markup => {
  const { markets } = result.distribution;
  return markup`<h3>Hostile markets</h3>
<p>Scenarios come from markets in which real venues broke, and from anything at all. Users pay where a haircut or a deleveraging took something, or an exit was cut.</p>
${scrolling("Chart of scenarios by market", marketsChart(markets))}
${table(
  "Scenarios by market, and in how many of them users paid",
  [
    { head: "Market" },
    { head: "Scenarios", isNumber: true },
    { head: "Users paid in", isNumber: true },
    { head: "Share", isNumber: true },
  ],
  markets.map((of) => {
    const { count, share } = usersPaidText(of, result);
    return { cells: [of.market, of.scenarios, count, share] };
  }),
)}`;
};

const marketsChart = (markets: Distribution["markets"]): Markup => {
  const rows = markets.map(({ market, ...counts }) => ({ market: short(market, 30), ...counts }));
  return chart(
    "Scenarios by market",
    "A bar for each market, as long as the number of its scenarios; its filled part is those in which users paid, where that is known. The table below gives the same numbers.",
    {
      width: 640,
      height: 65 + rows.length * 20,
      marginBottom: 40,
      marginLeft: 200,
      x: { label: "scenarios (filled: users paid)", grid: true, nice: true },
      y: { label: null, domain: rows.map(({ market }) => market) },
      marks: [
        Plot.barX(rows, { x: "scenarios", y: "market", fill: "none", stroke: "var(--c1)" }),
        Plot.barX(rows, { x: "haircuts", y: "market", fill: "var(--c1)" }),
      ],
    },
  );
};

const actionsPart = ({ actions }: Distribution): Markup => markup`<h3>Actions</h3>
<p>How the implementation answered. Scenarios also contain actions that must be refused.</p>
${table(
  "Actions, accepted and refused by code",
  [
    { head: "Action" },
    { head: "Accepted", isNumber: true },
    { head: "Refused", isNumber: true },
    { head: "Refusals by code" },
  ],
  actions.map(({ action, accepted, refused }) => {
    const byCode = Object.entries(refused).sort(([, a], [, b]) => b - a);
    const total = byCode.reduce((sum, [, count]) => sum + count, 0);
    return {
      cells: [action, accepted, total, byCode.map(([code, count]) => `${code} ${count}`).join(", ")],
    };
  }),
)}`;
