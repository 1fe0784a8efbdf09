import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inexpressible, presets, readMechanism, writeMechanism } from "../../../../../spec/index.ts";
import { waterfallText } from "../../../../../src/text/waterfall-text.ts";
import { chapter } from "../../chapters.ts";

/** The systems that the language is meant for, in the order of the design. */
const systems = [
  ...["okex-2018", "deribit-session", "bitmex-adl", "binance-adl", "hyperliquid", "drift-perp"],
  ...["mango-v4-perp", "dydx-v4", "gmx-v2", "percolator", "derive-v2"],
  ...["morpho-blue", "euler-evk", "aave-umbrella", "compound-iii", "liquity", "maker", "marginfi"],
  ...["ccp-emir", "ccp-krx-2013", "bitfinex-2016", "poloniex-2019"],
];

const root = new URL("../../../../../", import.meta.url);

/** The rows of tables in the chapter that begin with this cell. */
const rowsOf = (cell: string): readonly string[] =>
  chapter("catalogue/mechanisms/README.md")
    .split("\n")
    .filter((line) => line.startsWith(`| ${cell} |`));

it("every system is a preset or has a reason why not, exactly once", () => {
  const names = [...presets, ...inexpressible].map(({ name }) => name);
  expect([...names].sort()).toEqual([...systems].sort());
});

it("every file of a preset is listed", () => {
  const other = ["README.md", "index.ts", "preset.ts", "inexpressible.ts"];
  const files = readdirSync(new URL("spec/catalogue/mechanisms/", root)).filter(
    (file) => !other.includes(file),
  );
  expect(files.sort()).toEqual(presets.map(({ name }) => `${name}.ts`).sort());
});

it("what is not expressible says what is missing", () => {
  for (const { name, reason, source, waterfall } of inexpressible)
    expect(
      [reason, source.text, waterfall].every((text) => text.length > 10),
      name,
    ).toBe(true);
});

describe.each(presets.map((preset) => [preset.name, preset] as const))("%s", (name, preset) => {
  it("is a mechanism that the language reads, and reads as it was written", () => {
    const reading = readMechanism(writeMechanism(preset.mechanism, String));
    expect(reading).toStrictEqual({ ok: true, value: preset.mechanism });
  });

  it("has a source, and says what is left out", () => {
    expect(preset.source.text.length).toBeGreaterThan(10);
    expect(preset.source.url ?? "https://").toMatch(/^https:\/\//);
    expect(preset.notes.length).toBeGreaterThan(0);
  });

  it("has a small market worked by hand", () => {
    expect(existsSync(new URL(`test/unit/spec/catalogue/mechanisms/${name}.test.ts`, root))).toBe(true);
  });

  it("stands in the table of its chapter, with its waterfall and source", () => {
    const [row, ...more] = rowsOf(`[${name}](${name}.ts)`);
    expect(more).toEqual([]);
    expect(row).toContain(waterfallText(preset.mechanism));
    expect(row).toContain(preset.source.text);
  });
});

it("what is not expressible stands in the chapter, with its waterfall and the reason", () => {
  for (const { name, waterfall, reason } of inexpressible)
    expect(rowsOf(`\`${name}\``)).toEqual([`| \`${name}\` | ${waterfall} | ${reason} |`]);
});
