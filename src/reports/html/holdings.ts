import { accountsIn, type ObservedStep, ownHoldingsOf } from "../../../properties/index.ts";
import {
  type AccountId,
  type Asset,
  atoms,
  formatUnits,
  type Step,
  unpaidLoss,
  accountOf,
} from "../../../spec/index.ts";
import { compared, type Compared, valueText } from "./amounts.ts";
import { bars } from "./bars.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { folded, scrolling, table } from "./table.ts";

/** What one account has that is its own, before and after a step. */
interface Holding {
  readonly account: AccountId;
  readonly owed: bigint;
  readonly before: bigint;
  readonly expected: bigint;
  readonly observed: bigint;
}

const mostDrawn = 12;

/** Who had what, and what each account lost: by the model beside what was observed. */
export const holdingsPart = (step: ObservedStep, model: Step, asset: Asset): Markup => {
  const { before, after } = step;
  const holdings = [...accountsIn(before, after)].map((account) => ({
    account,
    owed: unpaidLoss(accountOf(before, account)),
    before: ownHoldingsOf(before, account),
    expected: ownHoldingsOf(model.state, account),
    observed: ownHoldingsOf(after, account),
  }));
  return markup`<h4>What each account had, and what it lost</h4>
${holdings.length === 0 ? markup`<p>There is no account yet.</p>` : holdingsOf(holdings, asset)}
${folded("Every balance before and after this action", balances(compared(before, model.state, after), asset))}
`;
};

const holdingsOf = (holdings: readonly Holding[], asset: Asset): Markup => {
  // Those whose numbers differ most are drawn, where there are too many.
  const gap = ({ expected, observed }: Holding): bigint =>
    expected > observed ? expected - observed : observed - expected;
  const drawn = new Set(
    [...holdings].sort((a, b) => (gap(a) < gap(b) ? 1 : gap(a) > gap(b) ? -1 : 0)).slice(0, mostDrawn),
  );
  const text = (amount: bigint): string => formatUnits(atoms(amount), asset);
  return markup`${scrolling(
    "Chart: what each account has of its own",
    holdingsChart(
      holdings.filter((one) => drawn.has(one)),
      asset,
    ),
  )}
${holdings.length > mostDrawn ? markup`<p>Drawn are the ${mostDrawn} accounts whose numbers differ most; the table has all ${holdings.length}.</p>` : nothing}
${table(
  `Capital, profit and stakes of each account, in ${asset.symbol}`,
  [
    { head: "Account" },
    { head: "Had", isNumber: true },
    { head: "Owed", isNumber: true },
    { head: "Expected to lose", isNumber: true },
    { head: "Lost", isNumber: true },
    { head: "Agrees" },
  ],
  holdings.map(({ account, owed, before, expected, observed }) => ({
    isMarked: expected !== observed,
    cells: [
      account,
      text(before),
      text(owed),
      text(before - expected),
      text(before - observed),
      expected === observed ? "yes" : markup`<strong class="bad">differs</strong>`,
    ],
  })),
)}`;
};

const holdingsChart = (holdings: readonly Holding[], asset: Asset): Markup =>
  bars(
    holdings.map(({ account, before, expected, observed }) => ({
      name: account,
      amounts: { before, expected, observed },
    })),
    ["before", "expected", "observed"],
    asset,
    {
      title: "What each account has of its own",
      description:
        "Three bars for each account: what it had before the action, what it should have after it by the reference model, and what it has. The table below gives the numbers.",
      groupHeight: 82,
    },
  );

const balances = (rows: readonly Compared[], asset: Asset): Markup =>
  table(
    `Every balance that is not 0, in ${asset.symbol}; lots are lots`,
    [
      { head: "Balance" },
      { head: "Before", isNumber: true },
      { head: "Expected after", isNumber: true },
      { head: "Observed after", isNumber: true },
      { head: "Agrees" },
    ],
    rows.map(({ what, before, expected, observed }) => ({
      isMarked: expected !== observed,
      cells: [
        what,
        valueText(what, before, asset),
        valueText(what, expected, asset),
        valueText(what, observed, asset),
        expected === observed ? "yes" : markup`<strong class="bad">differs</strong>`,
      ],
    })),
  );
