import { searched, type Showing, type Weakness } from "../../../properties/findings/index.ts";
import { genesisOf, type Mechanism, run, type Scenario } from "../../../spec/index.ts";
import { colours } from "../../text/colours.ts";
import { actionText, stateLines } from "../../story/story.ts";
import { waterfallText } from "../../text/waterfall-text.ts";
import { wrap } from "../../text/wrap.ts";

const columns = 80;

/** What was found in a mechanism, or that nothing was. */
export interface Findings {
  readonly name: string;
  readonly mechanism: Mechanism;
  readonly findings: readonly Found[];
}

export interface Found {
  readonly weakness: Weakness;
  readonly showing: Showing;
}

/** One line for each mechanism, then the sentences, each with how many show it. */
export const findingsTable = (all: readonly Findings[], weaknesses: readonly Weakness[]): string => {
  const cells = (marks: readonly string[]): string => marks.map((mark) => mark.padStart(3)).join("");
  const shows = ({ findings }: Findings, weakness: Weakness): boolean =>
    findings.some((found) => found.weakness === weakness);
  const width = Math.max(...all.map(({ name }) => name.length));
  return [
    `${" ".repeat(width)} ${cells(weaknesses.map((_, i) => `${i + 1}`))}`,
    ...all.map(
      (one) =>
        `${colours.bold(one.name.padEnd(width))} ${cells(weaknesses.map((weakness) => (shows(one, weakness) ? "x" : "·")))}`,
    ),
    "",
    ...weaknesses.map((weakness, i) => {
      const count = all.filter((one) => shows(one, weakness)).length;
      return `${`${i + 1}`.padStart(3)}  ${weakness.sentence.padEnd(58)} ${`${count}`.padStart(3)} of ${all.length}`;
    }),
    "",
    ...wrap(searched, columns),
    "",
    "paripassu findings --mechanism NAME shows each in its smallest market.",
  ].join("\n");
};

/** Everything that was found in one mechanism, each with the smallest market that shows it. */
export const findingsText = ({ name, mechanism, findings }: Findings): string =>
  [
    `${colours.bold(name)}: ${findings.length === 0 ? "nothing was found" : findings.length === 1 ? "1 finding" : `${findings.length} findings`}`,
    ...wrap(waterfallText(mechanism), columns, "  "),
    `  remainder ${mechanism.remainder}, exits ${mechanism.exits}, surplus to ${mechanism.surplus}`,
    "",
    ...findings.flatMap((found) => [...foundLines(found), ""]),
    ...wrap(searched, columns),
  ].join("\n");

const label = (text: string): string => `  ${text.padEnd(8)} `;
const hanging = label("");

const foundLines = ({ weakness, showing }: Found): readonly string[] => {
  const { ways, shown } = showing;
  const [one] = ways;
  const isOneMarket = ways.every(
    ({ scenario }) => scenario.genesis !== undefined && scenario.genesis === one?.scenario.genesis,
  );
  return [
    `${colours.yellow("!")} ${colours.bold(weakness.sentence)}`,
    ...(isOneMarket && one !== undefined ? marketLines(one.scenario) : []),
    ...ways.flatMap(({ title, scenario }) => [
      `  ${title}`,
      ...(isOneMarket ? [] : marketLines(scenario)),
      ...actionLines(scenario),
    ]),
    ...wrap(shown, columns, label("shows"), hanging),
    ...wrap(weakness.why, columns, label("why"), hanging),
    ...wrap(weakness.source, columns, label("source"), hanging),
  ];
};

const marketLines = (scenario: Scenario): readonly string[] => stateLines(genesisOf(scenario), "      ");

/** The actions of a run, with what became of them. */
const actionLines = (scenario: Scenario): readonly string[] => {
  const { steps } = run(scenario);
  return scenario.actions.map((action, i) => {
    const step = steps[i];
    const paid = step?.outcome === "accepted" ? step.receipts : [];
    const receipts = paid.map(({ layer, account, amount }) =>
      layer === "deficit" || layer === "surplus"
        ? `${layer} ${amount}`
        : `${account ?? layer} pays ${amount}${account === undefined ? "" : ` in ${layer}`}`,
    );
    const outcome = step?.outcome === "refused" ? `refused: ${step.code}` : receipts.join(", ");
    return `      ${actionText(action)}${outcome === "" ? "" : `: ${outcome}`}`;
  });
};
