import type { Fraction } from "fraction.js";
import {
  type Act,
  type Action,
  agrees,
  type Asset,
  type Atoms,
  type Episode,
  exitOf,
  type Figure,
  formatUnits,
  type Mechanism,
  type Played,
  played,
  type State,
} from "../../spec/index.ts";
import { colours } from "./colours.ts";
import { decimalText } from "./decimal-text.ts";
import { exitText, paidText } from "./exit-text.ts";
import { openLossOf, waterfallChart } from "./waterfall-chart.ts";
import { wrap } from "./wrap.ts";

const columns = 80;

/** A published figure beside the model's. */
export interface Comparison {
  readonly figure: Figure;
  readonly modelled: Fraction;
  readonly agrees: boolean;
}

/** Each published figure of an act beside the model's. */
export const comparisons = (act: Act): readonly Comparison[] => {
  const trace = played(act.scenario);
  return act.figures.map((figure) => {
    const modelled = figure.modelled(trace);
    return { figure, modelled, agrees: agrees(figure, modelled) };
  });
};

/** An episode as it is printed: what happened, each act with its waterfall, and its figures. */
export const episodeText = ({ title, source, given, assumed, acts }: Episode): string =>
  [
    colours.bold(title),
    ...wrap(`Source: ${source.text}.`, columns),
    ...(source.url === undefined ? [] : [source.url]),
    ...wrap(`Given: ${given.join("; ")}.`, columns),
    ...assumed.flatMap((one) => wrap(one, columns, "- ", "  ")),
    ...acts.flatMap((act) => ["", ...actLines(act)]),
  ].join("\n");

const actLines = (act: Act): readonly string[] => [
  colours.bold(act.title),
  "",
  ...squeezed(stepLines(played(act.scenario))),
  "",
  "  published and modelled",
  ...comparisons(act).flatMap(comparisonLines),
];

/** Without empty lines at the ends, and never two together. */
const squeezed = (lines: readonly string[]): readonly string[] =>
  lines.filter((line, i) => line !== "" || (i > 0 && i < lines.length - 1 && lines[i - 1] !== ""));

const stepLines = ({ scenario: { mechanism, actions }, steps, states }: Played): readonly string[] =>
  actions.flatMap((action, i) => {
    const [step, before] = [steps[i], states[i]];
    const line = wrap(actionWords(action, mechanism.asset), columns, "  ", "    ");
    if (step === undefined || before === undefined) return line;
    if (step.outcome === "refused") return [...line, `    refused: ${step.code}`];
    if (action.type !== "resolve") return [...line, ...leavingLines(mechanism, before, action, step.state)];
    const chart = waterfallChart(mechanism, step, columns - 4);
    return ["", `  resolve: ${lossWords(mechanism, before)}`, ...chart.map((row) => `    ${row}`), ""];
  });

/** What an exit is paid where a haircut is taken on exit, and the ratio that it leaves behind. */
const leavingLines = (
  mechanism: Mechanism,
  before: State,
  action: Action,
  after: State,
): readonly string[] => {
  const exit = exitOf(mechanism, before, action);
  return exit === undefined
    ? []
    : wrap(`${paidText(mechanism, exit)}; then ${exitText(mechanism, after)}`, columns, "    ");
};

/** What a resolve has to pay, in whole units. */
const lossWords = ({ asset }: Mechanism, before: State): string => {
  const loss = openLossOf(before);
  const [amount, what] =
    loss === 0n && before.deficit > 0n ? [before.deficit, " of an old deficit"] : [loss, ""];
  return `${formatUnits(amount, asset)} ${asset.symbol}${what} to pay`;
};

/** An action in a few words, amounts in whole units. */
const actionWords = (action: Action, asset: Asset): string => {
  const units = (amount: Atoms): string => formatUnits(amount, asset);
  if (action.type === "settle")
    return `settle ${action.entries.map(({ account, amount }) => `${account} ${amount > 0n ? "+" : ""}${units(amount)}`).join(", ")}`;
  const { type, ...members } = action;
  const names = Object.entries(members).flatMap(([key, value]) =>
    key === "amount" || key === "price" ? [] : [String(value)],
  );
  return [
    type,
    ...names,
    ...("amount" in action ? [units(action.amount)] : []),
    ...("price" in action ? ["at", units(action.price)] : []),
  ].join(" ");
};

const comparisonLines = ({ figure, modelled, agrees: isSame }: Comparison): readonly string[] => {
  const mark = isSame ? colours.green("✓") : colours.red("✗");
  const verdict = isSame ? "agree" : colours.red("DO NOT AGREE");
  const values = `published ${figure.published}; modelled ${modelledText(figure, modelled)} (${roundingText(figure)}): ${verdict}`;
  return [...wrap(figure.what, columns, `  ${mark} `, "    "), ...wrap(values, columns, "      ")];
};

/** The rounding of a publication in words. */
const roundingText = ({ places }: Pick<Figure, "places">): string => {
  if (places === undefined) return "exact";
  if (places > 0) return `rounded to ${places} decimals`;
  return places === 0 ? "rounded to a whole number" : `rounded to a multiple of ${10 ** -places}`;
};

/** The model's number with its unit: whole where its digits end soon, else four places more than were published. */
const modelledText = ({ value, unit, places = 0 }: Figure, modelled: Fraction): string => {
  const digits = value.includes("/") ? modelled.toFraction() : decimalText(modelled, Math.max(0, places) + 4);
  return unit === "" ? digits : `${digits} ${unit}`;
};
