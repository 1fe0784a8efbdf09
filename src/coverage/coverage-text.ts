import { anything, type Invariant, invariants, stories } from "../../properties/index.ts";
import { type ActionType, actionTypes } from "../../spec/index.ts";
import { colours } from "../text/colours.ts";
import { type Case, casesOf, intervalText } from "../campaign/cases.ts";
import type { Attempts } from "../campaign/attempts.ts";
import type { Coverage, MarketCoverage } from "./coverage.ts";

const total = (counts: Iterable<number>): number => [...counts].reduce((sum, n) => sum + n, 0);

const percent = (part: number, whole: number): string =>
  whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`;

/** The markets that gave scenarios, in the catalogue's order. */
const marketsIn = ({ markets }: Coverage) => [anything, ...stories].filter(({ name }) => markets.has(name));

/** How many scenarios each market gave, and in what share of them users paid. */
const marketLines = (found: Coverage): readonly string[] => [
  `  ${"market".padEnd(24)}${"scenarios".padStart(9)}${"users pay".padStart(12)}`,
  ...marketsIn(found).map(({ name }) => {
    const { scenarios = 0, haircuts = 0 } = found.markets.get(name) ?? {};
    return `  ${name.padEnd(24)}${String(scenarios).padStart(9)}${percent(haircuts, scenarios).padStart(12)}`;
  }),
];

const attemptsLine = (type: ActionType, { accepted, refused }: Attempts): string => {
  const no = total(refused.values());
  const reasons = [...refused].sort(([, a], [, b]) => b - a).map(([code, n]) => `${code} ${n}`);
  const counts = [accepted + no, accepted, no].map((n) => String(n).padStart(9)).join("");
  return `  ${type.padEnd(12)}${counts}  ${reasons.join(", ")}`.trimEnd();
};

/** What was tried in one market, and what became of it. */
const actionLines = (name: string, { attempts }: MarketCoverage): readonly string[] => [
  "",
  colours.bold(`actions of ${name}`),
  `  ${"".padEnd(12)}${["attempts", "accepted", "refused"].map((head) => head.padStart(9)).join("")}`,
  ...actionTypes.flatMap((type) => {
    const of = attempts.get(type);
    return of === undefined ? [] : [attemptsLine(type, of)];
  }),
];

/** The markets in which a case was met, those that met it most often first. */
const metIn = (counts: readonly (readonly [market: string, count: number])[]): string => {
  const most = [...counts].filter(([, n]) => n > 0).sort(([, a], [, b]) => b - a);
  const named = most.slice(0, 3).map(([market, n]) => `${market} ${n}`);
  const rest = most.length > 3 ? [`${most.length - 3} more`] : [];
  return [...named, ...rest].join(", ");
};

/** How often a case was met, what that says of how often it is, and what is asked for. */
const caseColumns = ({ seen, of, interval, percent, decision }: Case): string => {
  const asked = percent === undefined ? "" : ` (asked: ${percent} %, ${decision ?? ""})`;
  return `${String(seen).padStart(6)} of ${String(of).padEnd(6)} ${intervalText(interval).padEnd(17)}${asked}`;
};

/** The cases of one invariant: in how many scenarios each was met, and in which markets. */
const caseLines = (invariant: Invariant, found: Coverage): readonly string[] => {
  const { id, sentence, sometimes } = invariant;
  const width = Math.max(...sometimes.map((label) => label.length));
  return [
    `${colours.bold(id)}  ${sentence}`,
    ...casesOf(invariant, found.all).map((one) => {
      const counts = [...found.markets].map(
        ([name, { cases }]) => [name, cases.counts().seen.get(id)?.get(one.label) ?? 0] as const,
      );
      const where = one.seen === 0 ? colours.red("never") : metIn(counts);
      return `  ${one.label.padEnd(width)}${caseColumns(one)}  ${where}`;
    }),
  ];
};

/** Everything that was counted: market by market, then invariant by invariant. */
export const coverageText = (found: Coverage): string =>
  [
    ...marketLines(found),
    ...marketsIn(found).flatMap(({ name }) => {
      const of = found.markets.get(name);
      return of === undefined ? [] : actionLines(name, of);
    }),
    "",
    colours.bold("cases that invariants name, and in how many scenarios they were met"),
    ...invariants.flatMap((invariant) => caseLines(invariant, found)),
  ].join("\n");

/** The same as a document, with every case counted by market. */
export const coverageDocument = (found: Coverage) => ({
  invariants: invariants.map((invariant) => ({ id: invariant.id, cases: casesOf(invariant, found.all) })),
  markets: marketsIn(found).map(({ name, sentence, seen }) => {
    const { scenarios = 0, haircuts = 0, attempts = [], cases } = found.markets.get(name) ?? {};
    return {
      name,
      sentence,
      seen,
      scenarios,
      haircuts,
      actions: Object.fromEntries(
        [...attempts].map(([type, { accepted, refused }]) => [
          type,
          { accepted, refused: Object.fromEntries(refused) },
        ]),
      ),
      cases: Object.fromEntries(
        [...(cases?.counts().seen ?? [])].map(([id, counts]) => [id, Object.fromEntries(counts)]),
      ),
    };
  }),
});
