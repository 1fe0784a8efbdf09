import * as Plot from "@observablehq/plot";
import { type Asset, atoms, formatUnits } from "../../../spec/index.ts";
import { shortNumber } from "./amounts.ts";
import { chart, part, short } from "./chart.ts";
import type { Markup } from "./markup.ts";

const fills = { before: "var(--c6)", expected: "var(--c3)", observed: "var(--c2)" } as const;

/** What a bar stands for. */
export type BarKind = keyof typeof fills;

/** Amounts that are compared with one another, in atoms, under a name. */
export interface Group {
  readonly name: string;
  /** One that is missing is not told. */
  readonly amounts: Readonly<Partial<Record<BarKind, bigint>>>;
}

/** Bars in groups, one above the other, on one scale. */
export const bars = (
  groups: readonly Group[],
  kinds: readonly BarKind[],
  asset: Asset,
  { title, description, groupHeight }: { title: string; description: string; groupHeight: number },
): Markup => {
  const amounts = groups.flatMap((group, k) =>
    kinds.map((kind) => ({ group: nameOf(group, k), kind, amount: group.amounts[kind] })),
  );
  const most = amounts.reduce((largest, { amount = 0n }) => (amount > largest ? amount : largest), 0n);
  const drawn = amounts.map((bar) => ({
    ...bar,
    length: part(bar.amount ?? 0n, most),
    text: bar.amount === undefined ? "unknown" : shortNumber(formatUnits(atoms(bar.amount), asset)),
  }));
  type Bar = (typeof drawn)[number];
  const room = 16 + 8 * Math.max(...drawn.map(({ text }) => text.length));
  const names = new Set(drawn.map(({ group }) => group));
  return chart(title, description, {
    width: 400 + room,
    height: 20 + groups.length * groupHeight,
    marginLeft: 90,
    marginRight: room,
    marginTop: 24,
    marginBottom: 4,
    x: { axis: null, domain: [Math.min(0, ...drawn.map(({ length }) => length)), 1] },
    y: { label: null, domain: kinds, tickSize: 0, padding: 0.15 },
    fy: { axis: null, domain: [...names], padding: 0.35 },
    marks: [
      Plot.barX(drawn, { x: "length", y: "kind", fy: "group", fill: ({ kind }: Bar) => fills[kind] }),
      Plot.text(drawn, {
        x: ({ length }: Bar) => Math.max(0, length),
        y: "kind",
        fy: "group",
        text: "text",
        textAnchor: "start",
        dx: 6,
      }),
      Plot.text(names, {
        fy: (name: string) => name,
        text: (name: string) => name,
        frameAnchor: "top-left",
        lineAnchor: "bottom",
        dx: -84,
        dy: -4,
        fontWeight: "bold",
      }),
      Plot.ruleX([0]),
    ],
  });
};

/** Numbered, for names may be cut short, and then be the same. */
export const nameOf = ({ name }: Group, k: number): string => `${k + 1}. ${short(name)}`;
