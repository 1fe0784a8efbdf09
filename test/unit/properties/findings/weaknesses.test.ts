import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { weaknesses, type Weakness } from "../../../../properties/findings/index.ts";
import { type Mechanism, presets, readScenario, run, writeScenario } from "../../../../spec/index.ts";
import { caseNamed } from "../../../fixtures/cases.ts";
import { assessment, defaulterStake, fund, haircut, mechanism, onExit, tranche } from "../../spec/build.ts";

const named = (name: string): Mechanism => {
  const preset = presets.find((one) => one.name === name);
  if (preset === undefined) throw new Error(`no preset ${name}`);
  return preset.mechanism;
};

const weakness = (sentence: string): Weakness => {
  const found = weaknesses.find((one) => one.sentence === sentence);
  if (found === undefined) throw new Error(`no weakness says: ${sentence}`);
  return found;
};

const deleveraged = (rank: "bitmex" | "profit" | "pro-rata"): Mechanism =>
  mechanism([{ kind: "deleverage", id: "adl", rank }], { markets: named("bitmex-adl").markets ?? [] });

/** Sentence, a mechanism that shows it, what the smallest market shows (by hand), and one that does not. */
const cases: readonly (readonly [string, Mechanism, string, Mechanism])[] = [
  [
    "those who leave before the resolve escape the loss",
    mechanism([haircut("all", "capital")], { exits: "open" }),
    // Bases 2 and 2, a loss of 2: 1 each; alone, b pays both. With 1 and 1 there is nothing to win: up takes 1 of each.
    "a takes out what it can after the loss and before the resolve, and has 2 afterwards instead of 1; b pays 2 instead of 1",
    mechanism([haircut("all", "capital")], { exits: "gated" }),
  ],
  [
    "profit that was realized before a loss escapes it",
    mechanism([haircut("winners", "profit")]),
    "a makes capital of a profit of 1 before the loss of 1, and has 1 afterwards instead of 0; 1 of the loss is left unpaid instead of 0",
    mechanism([haircut("all", "equity")]),
  ],
  [
    "who leaves first is paid in full, and the last is not",
    mechanism([fund("reserves")]),
    "a leaves with 1, all that it has by the books; b has 1 by the books, and the venue holds 0",
    mechanism([onExit("cash", "equity")]),
  ],
  [
    "those who join after a loss pay for it",
    mechanism([haircut("all", "capital")]),
    // Of a loss of 1 over a capital of 1 and the 2 that are brought, each pays its third, rounded up.
    "the loss of 1 is open when the newcomer brings 2, and is left with 1",
    mechanism([haircut("winners", "profit")]),
  ],
  [
    "a loss can stay with nobody while holders have money",
    mechanism([haircut("winners", "profit")]),
    "of a loss of 1, 1 is left and falls on nobody, while a keeps 1",
    mechanism([haircut("winners", "profit"), haircut("all", "capital")]),
  ],
  [
    "holders pay before a fund of the venue",
    mechanism([tranche("mutual"), fund("house")]),
    "of a loss of 1, a pays 1 in mutual while house keeps 1",
    mechanism([fund("house"), tranche("mutual")]),
  ],
  [
    "one owner with two accounts can milk a fund",
    mechanism([fund("insurance")]),
    "one owner has 2 in two accounts, a and b; b loses 2 to a, insurance pays 1, and the owner takes out 3",
    // The winner pays what the fund would have.
    mechanism([haircut("winners", "profit"), fund("insurance")]),
  ],
  [
    "a fund with a cap pays more for a loss in parts",
    mechanism([fund("insurance", { floor: 3n, eventCap: 1n })]),
    "of one loss of 2, insurance pays 1; of two of 1, it pays 2",
    mechanism([fund("insurance", { floor: 3n })]),
  ],
  [
    "a loss in parts costs holders another amount",
    mechanism([haircut("all", "capital", "up", "0.5")]),
    // floor(2 / 2) = 1 at most in one resolve, and floor(1 / 2) = 0 in the next; 3 - 1 - 1 in two.
    "of one loss of 2, a pays 1 and 1 is left unpaid; of 1 and then 1, a pays 2 and 0 is left unpaid",
    mechanism([haircut("all", "capital")]),
  ],
  [
    "who had more can end with less",
    mechanism([tranche("mutual"), assessment("call", "mutual", "1")]),
    "b had at least as much of everything as a, 2 against 1 in all, and ends with 0 against 1",
    mechanism([tranche("mutual")]),
  ],
  [
    "equals can end with different amounts",
    mechanism([haircut("all", "capital", "largest-remainder")]),
    "a and b have the same, a pays 1 and b pays 0: their names decide",
    mechanism([haircut("all", "capital", "up")]),
  ],
  [
    "deleveraging can hit the smaller and spare the larger",
    deleveraged("bitmex"),
    "a has 1 and pays 1; b, with as many lots on the same side, has 2 and pays nothing",
    mechanism([fund("insurance")], { markets: named("bitmex-adl").markets ?? [] }),
  ],
  [
    "opening more accounts lowers the bill",
    mechanism([haircut("all", "capital", "down")]),
    // Alone with 2, half of a loss of 1 falls on each of its two halves: floor(1/2) = 0.
    "a pays 1; as a and a2 it pays 0",
    mechanism([haircut("all", "capital", "up")]),
  ],
  [
    "rounding can leave a loss that could be paid",
    mechanism([haircut("all", "capital", "down")]),
    "of a loss of 1, 1 is left unpaid while holders keep: a 1, b 1; rounded up, nothing would be left",
    mechanism([haircut("all", "capital", "largest-remainder")]),
  ],
  [
    "more is taken than was lost",
    mechanism([haircut("all", "capital", "up")]),
    "of a loss of 1, a pays 1, b pays 1: 1 too much, which is nobody's",
    mechanism([haircut("all", "capital", "largest-remainder")]),
  ],
];

describe.each(cases)("%s", (sentence, weak, shown, sound) => {
  it("is shown by one mechanism, in its smallest market, and not by another", () => {
    expect(weakness(sentence).of(weak)?.shown).toBe(shown);
    expect(weakness(sentence).of(sound)).toBeUndefined();
  });
});

it("every weakness has a case here, and a file of its own", () => {
  expect(cases.map(([sentence]) => sentence)).toEqual(weaknesses.map(({ sentence }) => sentence));
  const others = ["index.ts", "play.ts", "small-markets.ts", "weakness.ts"];
  const files = readdirSync(new URL("../../../../properties/findings", import.meta.url)).filter(
    (file) => !others.includes(file),
  );
  const fileOf = (sentence: string): string => `${sentence.replaceAll(",", "").replaceAll(" ", "-")}.ts`;
  expect(files.sort()).toEqual(weaknesses.map(({ sentence }) => fileOf(sentence)).sort());
});

it.each([
  ["a queue", mechanism([haircut("all", "capital", "up", undefined, "queue")])],
  ["a sequential split", mechanism([haircut("all", "capital", "sequential")])],
])("%s treats equals by their names", (_, of) => {
  expect(weakness("equals can end with different amounts").of(of)).toBeDefined();
});

it("pro rata takes deleveraging off the smaller alone", () => {
  const sentence = "deleveraging can hit the smaller and spare the larger";
  expect(weakness(sentence).of(deleveraged("profit"))).toBeDefined();
  expect(weakness(sentence).of(deleveraged("pro-rata"))).toBeUndefined();
});

describe("those who join after a loss pay for it", () => {
  const { of } = weakness("those who join after a loss pay for it");

  it.each([
    // Stakes are gated while the loss is open, and a deposit alone is not reached.
    [
      "a deficit is carried",
      mechanism([tranche("mutual")], { remainder: "carry" }),
      "over",
      "stakes them in mutual, and",
    ],
    [
      "stakes are open",
      mechanism([tranche("mutual")], { exits: "open" }),
      "open",
      "stakes them in mutual, and",
    ],
    ["positions pay", deleveraged("profit"), "open", "buys the lot of a, and"],
    ["a cut on exit takes part of a deficit", mechanism([onExit("cash", "equity")]), "open", "brings 2, and"],
  ])("where %s", (_, shows, when, how) => {
    const shown = of(shows)?.shown;
    expect(shown).toMatch(/^the loss of \d is /);
    expect(shown).toContain(` is ${when} when the newcomer `);
    expect(shown).toContain(how);
  });

  it("not where a parked deficit is offered to funds alone, and stakes are gated", () => {
    expect(of(mechanism([fund("house"), tranche("mutual")]))).toBeUndefined();
  });

  it("under the mechanism of a venue that was missed", () => {
    expect(of(caseNamed("newcomer-pays-an-older-loss").scenario.mechanism)).toBeDefined();
  });
});

it("a fund of one market is milked by a price", () => {
  const [market] = named("bitmex-adl").markets ?? [];
  const of = mechanism([{ ...fund("own"), market: market?.id ?? "" }], {
    markets: named("bitmex-adl").markets ?? [],
  });
  const showing = weakness("one owner with two accounts can milk a fund").of(of);
  expect(showing?.ways[0]?.scenario.actions.map(({ type }) => type)).toEqual([
    "mark",
    "resolve",
    "trade",
    "realize",
    "withdraw",
  ]);
});

it("mechanisms with more parts than are searched are searched in part, and end", () => {
  const layers = Array.from({ length: 12 }, (_, i) => [
    fund(`fund-${i}`),
    defaulterStake(`own-${i}`, `mutual-${i}`),
    tranche(`mutual-${i}`),
  ]);
  const large = mechanism([...layers.flat(), haircut("winners", "profit"), haircut("all", "capital")]);
  expect(weakness("more is taken than was lost").of(large)).toBeDefined();
});

describe("every showing", () => {
  it.each(presets.map(({ name, mechanism: of }) => [name, of] as const))(
    "of %s is of valid scenarios, which the model plays as they are told",
    (_, of) => {
      for (const { of: showing } of weaknesses)
        for (const { scenario } of showing(of)?.ways ?? []) {
          const document: unknown = JSON.parse(JSON.stringify(writeScenario(scenario, String)));
          expect(readScenario(document)).toMatchObject({ ok: true });
          expect(run(scenario).steps.some(({ outcome }) => outcome === "accepted")).toBe(true);
        }
    },
  );
});
