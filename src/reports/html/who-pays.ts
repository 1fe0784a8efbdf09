import { fundThenEquity } from "../../protocol/allocator.ts";
import {
  type Asset,
  atoms,
  formatUnits,
  formatFaults,
  type Fraction,
  type Mechanism,
  readMechanism,
  onExitLayer,
} from "../../../spec/index.ts";
import type { Result } from "../../result/result.ts";
import { waterfallText } from "../../text/waterfall-text.ts";
import { defaulter, fundUnits, holders, marketOfLoss } from "../standard-market.ts";
import { whoPays, type WhoPays } from "../who-pays.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { folded, list, scrolling, table } from "./table.ts";
import { cutsChart, legend, paidChart } from "./who-pays-charts.ts";

/** This many mechanisms are shown at most. */
const most = 6;

/** Who pays under the mechanisms of this run as the loss grows, by the reference model. */
export const whoPaysSection = (result: Result): Markup => {
  const { documents, note } = mechanismsOf(result);
  if (documents.length === 0) return nothing;
  const shown = documents.slice(0, most).map((document) => {
    if (document === fundThenEquity) return partOf(fundThenEquity);
    const reading = readMechanism(document);
    return reading.ok ? partOf(reading.value) : markup`<p>Not drawn: ${formatFaults(reading.faults)}</p>`;
  });
  const rest = documents.length - shown.length;
  return markup`<section aria-labelledby="who-pays"><h2 id="who-pays">Who pays as the loss grows</h2>
<p>${note} These are answers of the reference model: they show what the mechanism does, not what the implementation did. ${rest > 0 ? `${rest} more mechanisms are not shown.` : ""}</p>
<p>The market is the same for all. ${defaulter.account} owes the loss, and has nothing but a stake of ${String(defaulter.stake)} in each tranche. Every fund has ${String(fundUnits)} above its floor. The others, in units of the asset:</p>
${list(holders.map(({ account, capital, profit, stake }) => `${account}: capital ${capital}, profit ${profit}${stake > 0n ? `, a stake of ${stake} in each tranche` : ", no stake"}`))}
${shown}
</section>
`;
};

const mechanismsOf = ({ asked, supports }: Result): { documents: readonly unknown[]; note: string } => {
  if (asked.mechanism !== undefined)
    return {
      documents: [asked.mechanism],
      note: "This is your mechanism: the one that the check asked for.",
    };
  if (supports === undefined) return { documents: [], note: "" };
  if (supports.mechanisms !== "any")
    return {
      documents: supports.mechanisms,
      note: "These are your mechanisms: those that the implementation declares.",
    };
  return {
    documents: [fundThenEquity],
    note: "The implementation takes any mechanism: this one is an example, a fund and then a haircut of equity. To see your own here, check with --mechanism FILE.",
  };
};

const partOf = (mechanism: Mechanism): Markup => {
  const found = whoPays(mechanism);
  const market = marketOfLoss(mechanism);
  const exit = onExitLayer(mechanism);
  return markup`<h3>${mechanism.name}</h3>
<p>${waterfallText(mechanism)}. ${market === undefined ? "" : `The loss arises in ${market.id}, where alice and bob bought what ${defaulter.account} sold.`} ${exit === undefined ? "" : `${exit.id} takes no part in a resolve: what is left over lowers what exits are paid, and the second chart counts it.`} The largest loss drawn is ${formatUnits(found.points.at(-1)?.loss ?? atoms(0n), mechanism.asset)} ${mechanism.asset.symbol}.</p>
${legend(found)}
<div class="beside charts">${scrolling(`Chart: who pays under ${mechanism.name}`, paidChart(found))}${scrolling(`Chart: what each holder loses under ${mechanism.name}`, cutsChart(found))}</div>
${folded("The same as a table", tableOf(found))}
`;
};

/** An amount that is lost, and what part of the whole it is, in percent rounded down to a hundredth. */
const lostText = ({ numerator, denominator }: Fraction, asset: Asset): string => {
  const hundredths = denominator === 0n ? 0n : (numerator * 10_000n) / denominator;
  const percent = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")} %`;
  return `${formatUnits(atoms(numerator), asset)} (${percent})`;
};

const tableOf = ({ mechanism, layers, holders: names, points }: WhoPays): Markup => {
  const text = (amount: bigint): string => formatUnits(atoms(amount), mechanism.asset);
  const number = (head: string) => ({ head, isNumber: true });
  return table(
    `What each layer pays and each holder loses, in ${mechanism.asset.symbol}; in percent, of capital and profit`,
    [
      number("Loss"),
      ...layers.map(({ id }) => number(id)),
      number("left over"),
      ...names.map((name) => number(`${name} loses`)),
    ],
    points
      .filter((_, k) => k % 2 === 0)
      .map(({ loss, paid, left, cuts }) => ({
        cells: [
          text(loss),
          ...paid.map(text),
          text(left),
          ...cuts.map((cut) => lostText(cut, mechanism.asset)),
        ],
      })),
  );
};
