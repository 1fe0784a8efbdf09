import {
  type Atoms,
  atoms,
  type Effect,
  formatUnits,
  isOnExit,
  type Mechanism,
  onExitLayer,
  type Receipt,
  type State,
  sum,
  unpaidLoss,
} from "../../spec/index.ts";
import { exitText } from "./exit-text.ts";
import { wrap } from "./wrap.ts";

/** One row of a chart: who paid, how much, and how much of it is drawn. */
interface Row {
  readonly label: string;
  readonly who: string;
  readonly amount: Atoms;
  readonly drawn: boolean;
}

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;

/**
 * A bar of blocks as long as the amount is of the whole, to an eighth of a
 * column, rounded down; what is not 0 is at least an eighth.
 * @example bar(3n, 4n, 2) // => "█▌"
 */
export const bar = (amount: bigint, whole: bigint, width: number): string => {
  if (amount <= 0n || whole <= 0n) return "";
  const length = Math.max(1, Number((amount * BigInt(width * 8)) / whole));
  return "█".repeat(Math.floor(length / 8)) + (eighths[length % 8] ?? "");
};

/**
 * What a resolve did, layer by layer, as a bar chart of lines of `width`
 * columns: the layer, who paid, how much in whole units, and a bar: all bars
 * together are what was to pay. The last rows are what nobody paid; below
 * them stands the ratio of a haircut on exit, which takes no part in a resolve.
 */
export const waterfallChart = (mechanism: Mechanism, effect: Effect, width: number): readonly string[] => {
  const rows = rowsOf(mechanism, effect.state, effect.receipts);
  const amounts = alignedAtThePoint(rows.map(({ amount }) => formatUnits(amount, mechanism.asset)));
  const widest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));
  const exit = short(onExitLayer(mechanism)?.id ?? "");
  const labels = widest([...rows.map(({ label }) => label), exit]);
  const whos = widest(rows.map(({ who }) => who));
  const room = Math.max(8, width - labels - whos - widest(amounts) - 6);
  const whole = sum(rows.filter(({ drawn }) => drawn).map(({ amount }) => amount));
  const lines = rows.map(({ label, who, amount, drawn }, i) => {
    const cells = [label.padEnd(labels), who.padEnd(whos), amounts[i] ?? ""];
    return `${cells.join("  ")}  ${drawn ? bar(amount, whole, room) : ""}`.trimEnd();
  });
  if (exit === "") return lines;
  return [
    ...lines,
    ...wrap(exitText(mechanism, effect.state), width, `${exit.padEnd(labels)}  `, " ".repeat(labels + 2)),
  ];
};

/** The unpaid losses of insolvent accounts and the pending loss, together, in atoms. */
export const openLossOf = ({ pending, accounts }: State): Atoms =>
  sum([pending, ...[...accounts.values()].map(unpaidLoss)]);

/** Numbers as a column, the decimal points below one another. */
const alignedAtThePoint = (numbers: readonly string[]): readonly string[] => {
  const parts = numbers.map((number) => {
    const point = `${number}.`.indexOf(".");
    return { whole: number.slice(0, point), rest: number.slice(point) };
  });
  const wholes = Math.max(...parts.map(({ whole }) => whole.length));
  const rests = Math.max(...parts.map(({ rest }) => rest.length));
  return parts.map(({ whole, rest }) => whole.padStart(wholes) + rest.padEnd(rests));
};

const rowsOf = (mechanism: Mechanism, after: State, receipts: readonly Receipt[]): readonly Row[] => {
  const of = (layer: string): readonly Receipt[] => receipts.filter((receipt) => receipt.layer === layer);
  const amountOf = (layer: string): Atoms => sum(of(layer).map(({ amount }) => amount));
  const unpaid = amountOf("deficit");
  const oldDeficit = atoms(after.deficit - unpaid);
  const surplus = amountOf("surplus");
  return [
    ...mechanism.waterfall
      .filter((layer) => !isOnExit(layer))
      .map(({ id, kind }) => ({
        label: short(id),
        who: kind === "fund" ? "the fund" : payersText(of(id)),
        amount: amountOf(id),
        drawn: true,
      })),
    ...(surplus === 0n
      ? []
      : [{ label: "rounding", who: `to ${short(mechanism.surplus)}`, amount: surplus, drawn: false }]),
    { label: "left over", who: "", amount: unpaid, drawn: true },
    ...(oldDeficit === 0n
      ? []
      : [{ label: "old deficit", who: "still there", amount: oldDeficit, drawn: true }]),
  ];
};

const payersText = (receipts: readonly Receipt[]): string => {
  const payers = new Set(receipts.flatMap(({ account }) => account ?? []));
  const [only] = payers;
  if (only === undefined) return "nobody";
  return payers.size === 1 ? short(only) : `${payers.size} accounts`;
};

/** A name that leaves room for the bar. */
const short = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);
