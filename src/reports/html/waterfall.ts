import { isResolve, type Observation, type ObservedStep, recordedIn } from "../../../properties/index.ts";
import { fromReceipts } from "../../../properties/observe/attribution.ts";
import { toldByStates } from "../../../properties/observe/told-by-states.ts";
import {
  type Asset,
  type Atoms,
  formatUnits,
  isOnExit,
  type Mechanism,
  type Payment,
  type Receipt,
  type Step,
  sum,
} from "../../../spec/index.ts";
import { bars, nameOf } from "./bars.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { scrolling, table } from "./table.ts";

/** Who paid how much into one layer, by the model and by the implementation. */
interface Taken {
  readonly name: string;
  readonly kind: string;
  readonly expected: readonly Payment[];
  /** Undefined where nothing tells it. */
  readonly observed: readonly Payment[] | undefined;
}

/**
 * The waterfall of one resolve: what each layer took by the model beside what
 * the trace of the implementation shows. Nothing for another action.
 */
export const waterfallPart = (observation: Observation, step: ObservedStep, model: Step): Markup => {
  const { mechanism, capabilities } = observation;
  const resolved = observation.resolves.find(({ index }) => index === step.index);
  if (!isResolve(step.action) || resolved === undefined || model.outcome !== "accepted") return nothing;
  const hidden = capabilities.receipts ? fromReceipts(mechanism, step) : toldByStates(mechanism, resolved);
  const attribution = resolved.breakdown?.attribution ?? hidden;
  const rows = [
    ...mechanism.waterfall
      .filter((layer) => !isOnExit(layer))
      .map((layer) => ({
        name: layer.id,
        kind: layer.kind,
        expected: receiptsOf(model.receipts, layer.id),
        observed: attribution.get(layer.id),
      })),
    {
      name: "left over",
      kind: "deficit: nobody paid it",
      expected: receiptsOf(model.receipts, "deficit"),
      observed: [{ amount: recordedIn(mechanism, resolved) }],
    },
  ];
  return markup`<h4>The waterfall of action ${step.index + 1}</h4>
${resolved.breakdown === undefined ? hiddenText(capabilities.receipts) : nothing}
${scrolling("Chart: what each layer took", waterfallChart(rows, mechanism))}
${table(
  "What each layer took, and from whom",
  columns(mechanism),
  rows.flatMap((row) => linesOf(row, mechanism)),
)}
`;
};

const hiddenText = (hasReceipts: boolean): Markup =>
  hasReceipts
    ? markup`<p>The states do not show which layer was paid. Observed is what the implementation's own receipts say, and they do not explain every change.</p>`
    : markup`<p>The states do not show what every layer took, and the implementation declares no receipts. Where two layers take from the same balance, what each of them took is unknown.</p>`;

const receiptsOf = (receipts: readonly Receipt[], layer: string): readonly Payment[] =>
  receipts.filter((receipt) => receipt.layer === layer);

const total = (payments: readonly Payment[]): Atoms => sum(payments.map(({ amount }) => amount));

const columns = ({ asset }: Mechanism) => [
  { head: "Layer" },
  { head: "Who" },
  { head: `Expected, ${asset.symbol}`, isNumber: true },
  { head: `Observed, ${asset.symbol}`, isNumber: true },
  { head: "Agrees" },
];

/** The layer as a whole, then each of its payers where these are accounts. */
const linesOf = (row: Taken, mechanism: Mechanism) => {
  const { name, kind, expected, observed } = row;
  const line = (who: string, due: Atoms, paid: Atoms | undefined, isWhole: boolean) => ({
    isMarked: paid !== undefined && due !== paid,
    cells: [
      isWhole ? markup`<strong>${name}</strong> (${kind})` : name,
      who,
      formatUnits(due, mechanism.asset),
      amountText(paid, mechanism.asset),
      paid === undefined ? "–" : due === paid ? "yes" : markup`<strong class="bad">differs</strong>`,
    ],
  });
  const accounts = new Set([...expected, ...(observed ?? [])].flatMap(({ account }) => account ?? []));
  const by = (payments: readonly Payment[], who: string): readonly Payment[] =>
    payments.filter(({ account }) => account === who);
  const all = (payments: readonly Payment[] | undefined): Atoms | undefined => payments && total(payments);
  return [
    line("altogether", total(expected), all(observed), true),
    ...[...accounts]
      .sort()
      .map((who) => line(who, total(by(expected, who)), all(observed && by(observed, who)), false)),
  ];
};

const amountText = (amount: Atoms | undefined, asset: Asset): string =>
  amount === undefined ? "unknown" : formatUnits(amount, asset);

const waterfallChart = (rows: readonly Taken[], { asset }: Mechanism): Markup => {
  const groups = rows.map(({ name, expected, observed }) => ({
    name,
    amounts: {
      expected: total(expected),
      ...(observed === undefined ? {} : { observed: total(observed) }),
    },
  }));
  const told = groups.flatMap((group, k) =>
    (["expected", "observed"] as const).map(
      (kind) => `${nameOf(group, k)} ${kind} ${amountText(group.amounts[kind], asset)}`,
    ),
  );
  return bars(groups, ["expected", "observed"], asset, {
    title: "What each layer took",
    description: `Two bars for each layer: what it had to take by the reference model, and what it took. ${told.join("; ")}.`,
    groupHeight: 66,
  });
};
