import * as Plot from "@observablehq/plot";
import type { WhoPays } from "../who-pays.ts";
import { chart, colour, part, short } from "./chart.ts";
import { type Markup, markup } from "./markup.ts";
import { moneyTicks, type Ticks } from "./money-ticks.ts";

const leftOver = "var(--left)";

const sizeFor = ({ room }: Ticks) => ({
  width: 385 + room,
  height: 300,
  marginTop: 30,
  marginLeft: room,
  marginBottom: 45,
});

/** The bands from the bottom to the top, each with its number, which is in the drawing too. */
export const legend = ({ layers }: WhoPays): Markup => {
  const items = layers.map(({ id }, k) => markup`<li>${swatch(colour(k))} <b>${k + 1}</b> ${id}</li>`);
  return markup`<ul class="legend">${items}<li>${swatch(leftOver)} <b>${layers.length + 1}</b> left over: no layer paid it</li></ul>
`;
};

const swatch = (fill: string): Markup =>
  markup`<svg aria-hidden="true" width="14" height="14"><rect width="14" height="14" fill="${fill}"/></svg>`;

/** The loss as a stack of what each layer paid of it, in money. */
export const paidChart = ({ layers, points, mechanism }: WhoPays): Markup => {
  const { asset } = mechanism;
  const most = points.at(-1)?.loss ?? 0n;
  const ticks = moneyTicks(most, asset);
  const bands = [...layers.map((_, k) => ({ k, fill: colour(k) })), { k: layers.length, fill: leftOver }];
  const drawn = points.flatMap(({ loss, paid, left }) => {
    let below = 0n;
    return bands.map(({ k, fill }) => {
      const amount = paid[k] ?? left;
      const low = part(below, most);
      below += amount;
      return { k, fill, x: part(loss, most), low, high: part(below, most) };
    });
  });
  // The number of a band is where the band is thickest; a band that pays nothing has none.
  const numbers = bands.flatMap(({ k }) => {
    const ofBand = drawn.filter((one) => one.k === k);
    const thickness = Math.max(...ofBand.map(({ low, high }) => high - low));
    if (thickness < 0.04) return [];
    const thick = ofBand.filter(({ low, high }) => high - low > 0.95 * thickness);
    const { x, low, high } = thick[Math.floor(thick.length / 2)] ?? { x: 0, low: 0, high: 0 };
    return [{ x: Math.min(x, 0.97), y: (low + high) / 2, text: String(k + 1) }];
  });
  return chart(
    `Who pays under ${mechanism.name}`,
    `A stack of bands over the loss, from the first layer at the bottom to what is left over at the top: ${layers.map(({ id }) => id).join(", ")}, left over. The table below gives the numbers.`,
    {
      ...sizeFor(ticks),
      x: { label: `loss, ${short(asset.symbol)}`, ticks: ticks.at, tickFormat: ticks.text, domain: [0, 1] },
      y: {
        label: `paid, ${short(asset.symbol)}`,
        ticks: ticks.at,
        tickFormat: ticks.text,
        domain: [0, Math.max(1, ...drawn.map(({ high }) => high))],
        grid: true,
      },
      marks: [
        ...bands.map(({ k, fill }) =>
          Plot.areaY(
            drawn.filter((one) => one.k === k),
            { x: "x", y1: "low", y2: "high", fill },
          ),
        ),
        ...bands.map(({ k }) =>
          Plot.lineY(
            drawn.filter((one) => one.k === k),
            { x: "x", y: "high", stroke: "var(--ground)", strokeWidth: 1.5 },
          ),
        ),
        Plot.text(numbers, {
          x: "x",
          y: "y",
          text: "text",
          fontWeight: "bold",
          fontSize: 13,
          stroke: "var(--ground)",
          strokeWidth: 4,
          fill: "currentColor",
        }),
        Plot.ruleY([0]),
      ],
    },
  );
};

const dashes = ["none", "6,3", "2,3"];

/** What each holder loses of capital and profit, in money. Holders who lose the same are one line. */
export const cutsChart = ({ holders, points, mechanism }: WhoPays): Markup => {
  const { asset } = mechanism;
  const most = points.at(-1)?.loss ?? 0n;
  const largest = points
    .flatMap(({ cuts }) => cuts)
    .reduce((top, { numerator }) => (numerator > top ? numerator : top), 1n);
  const losses = moneyTicks(most, asset);
  const lost = moneyTicks(largest, asset);
  const lines = holders.map((name, k) => ({
    name,
    drawn: points.map(({ loss, cuts }) => {
      const { numerator = 0n } = cuts[k] ?? {};
      return { x: part(loss, most), y: part(numerator, largest) };
    }),
  }));
  // Lines that differ by rounding alone are drawn as one.
  const groups = new Map<string, { names: string[]; drawn: (typeof lines)[number]["drawn"] }>();
  for (const { name, drawn } of lines) {
    const key = drawn.map(({ y }) => y.toFixed(2)).join(" ");
    groups.set(key, { names: [...(groups.get(key)?.names ?? []), name], drawn });
  }
  const series = [...groups.values()];
  return chart(
    `What each holder loses under ${mechanism.name}`,
    "A line for each holder, over the loss: what is lost of capital and profit. The table below gives the numbers.",
    {
      ...sizeFor(lost),
      marginRight: 105,
      x: { label: `loss, ${short(asset.symbol)}`, ticks: losses.at, tickFormat: losses.text, domain: [0, 1] },
      y: {
        label: `lost of capital and profit, ${short(asset.symbol)}`,
        ticks: lost.at,
        tickFormat: lost.text,
        domain: [0, 1],
        grid: true,
      },
      marks: [
        ...series.map(({ drawn }, k) =>
          Plot.lineY(drawn, {
            x: "x",
            y: "y",
            stroke: colour(k),
            strokeWidth: 2.5,
            strokeDasharray: dashes[k % dashes.length] ?? "none",
          }),
        ),
        Plot.text(endsOf(series), { x: "x", y: "y", text: "text", textAnchor: "start", dx: 6 }),
        Plot.ruleY([0]),
      ],
    },
  );
};

interface Series {
  readonly names: readonly string[];
  readonly drawn: readonly { readonly x: number; readonly y: number }[];
}

/** Where the names of lines are: at their ends, and apart from one another. */
const endsOf = (series: readonly Series[]): readonly { x: number; y: number; text: string }[] => {
  const gap = 0.06;
  const ends = series
    .map(({ names, drawn }) => ({ x: 1, y: drawn.at(-1)?.y ?? 0, text: names.join(", ") }))
    .sort((a, b) => a.y - b.y);
  let lowest = 0;
  const raised = ends.map((end) => {
    const y = Math.max(end.y, lowest);
    lowest = y + gap;
    return { ...end, y };
  });
  const above = Math.max(0, (raised.at(-1)?.y ?? 0) - 1);
  return raised.map((end) => ({ ...end, y: end.y - above }));
};
