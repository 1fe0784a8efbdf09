import { describe, expect, it } from "vitest";
import { type Mechanism, presets, writeMechanism } from "../../../../spec/index.ts";
import { ccpEmir } from "../../../../spec/catalogue/mechanisms/ccp-emir.ts";
import { readingOf } from "../../../../src/text/reading.ts";
import { waterfallText } from "../../../../src/text/waterfall-text.ts";
import { fund, haircut, mechanism, onExit, tranche } from "../../spec/build.ts";
import { deleverage, market, within } from "../../spec/markets/build.ts";

/** The policies of a reading as one text. */
const policiesOf = (of: Mechanism): string => readingOf(of).policies.join("\n");

describe("a reading of a mechanism in plain words", () => {
  it("says of each layer who pays, in order", () => {
    const { layers } = readingOf(ccpEmir.mechanism);
    expect(layers.map((layer) => layer.split(" pay")[0])).toEqual([
      "defaulter-contribution: those who caused the loss",
      "skin-in-the-game: the fund",
      "default-fund: the stakes of all who are solvent",
      expect.stringContaining("assessments: all who are solvent and have a stake in default-fund are called"),
      expect.stringContaining(
        "vm-gains: anyone who has unrealized profit gives up a part of it, in proportion",
      ),
    ]);
    expect(layers[3]).toContain("at most 1 times the stake");
  });

  it("tells amounts in whole units, and caps", () => {
    const of = mechanism([
      fund("insurance", { floor: 150n, eventCap: 10_000n }),
      haircut("winners", "profit", "up", "0.5"),
    ]);
    expect(readingOf(of).layers).toEqual([
      "insurance: the fund pays what it has above 1.5 USD, at most 100 USD in one resolve.",
      "winners: anyone who has unrealized profit gives up a part of it, in proportion, at most 0.5 of it. Each part is rounded up; what that takes too much goes to the residue.",
    ]);
  });

  it("says where rounding leads: to the sink, to the next layer, or to nobody", () => {
    const of = mechanism([fund("f"), tranche("first", "down"), tranche("last", "down"), tranche("up")], {
      surplus: "f",
    });
    const { layers } = readingOf(of);
    expect(layers[1]).toContain("rounded down; what is missing falls to the next layer.");
    expect(layers[3]).toContain("what that takes too much goes to the fund f.");
    expect(readingOf(mechanism([tranche("only", "down")])).layers[0]).toContain(
      "what is missing is left over.",
    );
  });

  it.each([
    ["park", "can pay it at a later resolve"],
    ["halt", "the venue halts for good"],
    ["carry", "put to all layers again"],
  ] as const)("says what becomes of the rest: %s", (remainder, words) => {
    expect(readingOf(mechanism([fund("f")], { remainder })).policies[0]).toContain(words);
  });

  it("says when people can leave", () => {
    expect(readingOf(mechanism([], { exits: "gated" })).policies[1]).toContain("nobody can leave");
    expect(readingOf(mechanism([], { exits: "open" })).policies[1]).toContain("People can leave");
  });

  it("speaks of claims by payment only where a layer takes from accounts", () => {
    expect(policiesOf(mechanism([fund("f")]))).not.toContain("stays its claim");
    expect(policiesOf(mechanism([fund("f"), tranche("t"), haircut("h", "profit")]))).toContain(
      "What an account pays in t or h stays its claim",
    );
  });

  it("says how a shutdown ends a venue, with its positions where it has any", () => {
    const end = "everybody is then paid off at one rate, what the venue holds over what all accounts hold";
    const plain = policiesOf(mechanism([fund("f")]));
    expect(plain).toContain(`A shutdown resolves what is open, and ends the venue: ${end}`);
    expect(plain).toContain("What an account loses by that becomes its claim.");
    expect(policiesOf(mechanism([fund("f")], { markets: [market("btc", 100n)] }))).toContain(
      `A shutdown resolves what is open, closes all positions at the mark, and ends the venue: ${end}`,
    );
    expect(policiesOf(mechanism([fund("f")], { remainder: "halt" }))).toContain(
      "halts for good, except for topUp, resolve, recover and a shutdown",
    );
  });

  it("says of a waterfall without layers that nobody pays", () => {
    const { opening, layers, policies } = readingOf(mechanism([]));
    expect([opening, ...policies].join(" ")).toContain("beyond that nobody pays");
    expect(layers).toEqual([]);
    expect(waterfallText(mechanism([]))).toBe("(no layers)");
  });

  it("differs between any two presets that differ in more than name and asset", () => {
    const told = presets.map(({ mechanism: { name, asset, ...rest } }) => [
      JSON.stringify({ ...writeMechanism({ name, asset, ...rest }, String), name: "", asset: "" }),
      JSON.stringify(readingOf({ name, asset, ...rest })),
    ]);
    expect(new Set(told.map(([, reading]) => reading)).size).toBe(new Set(told.map(([rest]) => rest)).size);
  });
});

describe("a reading of markets", () => {
  const btc = market("btc", 150n, { maintenanceMargin: "0.05", positionLimit: 9n });
  const markets = [btc, market("eth", 20n)];

  it("says what can be traded, and what one must own for it", () => {
    const [first] = readingOf(mechanism([], { markets })).policies;
    expect(first).toContain(
      "Positions can be held in btc (opens at 1.5 USD a lot, initial margin 0.1, maintenance margin 0.05, at most 9 lots each) and eth (opens at 0.2 USD a lot, initial margin 0.1).",
    );
  });

  it("says which market's losses a layer is for, and whose holders it cuts", () => {
    const of = mechanism(
      [
        within("btc", fund("own", { floor: 1n })),
        within("btc", haircut("winners", "profit")),
        within("btc", haircut("holders", "exposure")),
        haircut("all", "exposure"),
      ],
      { markets },
    );
    const up = "Each part is rounded up; what that takes too much goes to the residue.";
    const worth =
      "on either side, pays out of profit, then capital, by what its position is worth at the mark (or what it owns, where that is less), in proportion";
    expect(readingOf(of).layers).toEqual([
      "own: for losses that arose in btc alone, the fund pays what it has above 0.01 USD.",
      `winners: for losses that arose in btc alone, anyone who has a position in btc, and unrealized profit, gives up a part of it, in proportion. ${up}`,
      `holders: for losses that arose in btc alone, anyone who holds a position in btc, ${worth}. ${up}`,
      `all: anyone who holds a position, ${worth}. ${up}`,
    ]);
  });

  it.each([
    ["bitmex", "First come those with the most profit on their cost, times leverage, last those at a loss;"],
    [
      "binance",
      "First come those with the most profit over capital, times maintenance margin over what they own;",
    ],
    ["hyperliquid", "Only those in profit are closed,"],
    ["profit", "First come those with the largest profit;"],
  ] as const)(
    "says who is closed first under the rank %s, and that the last one is closed in part",
    (rank, words) => {
      const [text] = readingOf(mechanism([deleverage("adl", rank)], { markets })).layers;
      expect(text).toContain(
        `adl: for losses that arose in a market, the positions of those who caused the loss are closed against opposite ones. ${words}`,
      );
      expect(text).toContain("the last one that is needed is closed in part. The price is the one");
    },
  );

  it("says that pro rata closes everybody, and nobody last", () => {
    const [text] = readingOf(mechanism([deleverage("adl", "pro-rata", "btc")], { markets })).layers;
    expect(text).toContain("adl: for losses that arose in btc alone, the positions");
    expect(text).toContain("All of them are closed for the same part of their lots");
    expect(text).not.toContain("in part.");
  });

  it("asks no fund of one market for an old deficit", () => {
    const [own, other] = [within("btc", fund("own")), within("eth", fund("other"))];
    const rest = (...layers: Mechanism["waterfall"]): string => policiesOf(mechanism(layers, { markets }));
    expect(rest(own, other)).toContain(
      "nobody pays it later (own and other pay new losses of their markets alone).",
    );
    expect(rest(own, fund("house"))).toContain(
      "only house can pay it at a later resolve (own pays new losses of its market alone), and those who join later never do.",
    );
  });

  it("puts a carried deficit to no layer of one market, and closes nobody for it", () => {
    const layers = [within("btc", fund("own")), deleverage("adl", "profit"), haircut("winners", "profit")];
    expect(policiesOf(mechanism(layers, { markets, remainder: "carry" }))).toContain(
      "put to all layers again at the next resolve, no matter who is there by then, except for own and adl, because it no longer belongs to a market.",
    );
  });
});

describe("a reading of haircuts on exit", () => {
  it("says what leaves in part, and at what ratio", () => {
    const ratio = (all: string): string =>
      `at one ratio for everybody, ${all} less the deficit, over ${all}, rounded down.`;
    expect(readingOf(mechanism([fund("f"), onExit("profits", "profit")])).layers[1]).toContain(
      `profits: nothing is taken at once. But while a deficit is left, profit that is realized becomes capital only in part: ${ratio("all profit")}`,
    );
    const equity = (...before: Mechanism["waterfall"]): string | undefined =>
      readingOf(mechanism([...before, onExit("cash", "equity")])).layers.at(-1);
    expect(equity(fund("f"))).toContain(
      `what is withdrawn or paid as a fee arrives only in part: ${ratio("all that accounts own")}`,
    );
    expect(equity(fund("f"), tranche("t"))).toContain("what is withdrawn, staked or paid as a fee arrives");
    expect(equity()).toContain("what is withdrawn arrives");
  });

  it("says that anyone who leaves pays of an old deficit, and has a claim for it", () => {
    const later = "anyone who leaves at the ratio of cash pays a part, those who joined later too";
    const cash = onExit("cash", "equity");
    expect(policiesOf(mechanism([cash]))).toContain(`recorded as a deficit: ${later}.`);
    expect(policiesOf(mechanism([fund("f"), tranche("t"), cash]))).toContain(
      `recorded as a deficit: f can pay it at a later resolve, and ${later}.`,
    );
    expect(policiesOf(mechanism([fund("f"), tranche("t"), cash]))).toContain(
      "What an account pays in t or cash (on exit) stays its claim",
    );
    expect(policiesOf(mechanism([cash], { remainder: "carry" }))).toContain(
      `no matter who is there by then; until then ${later}.`,
    );
  });

  it("does not say so where the venue halts: nobody leaves it", () => {
    expect(policiesOf(mechanism([fund("f"), onExit("cash", "equity")], { remainder: "halt" }))).toContain(
      "only f can pay it at a later resolve, and those who join later never do.",
    );
  });

  it("lets no loss fall to it: what rounding down leaves before it is left over", () => {
    const { layers } = readingOf(mechanism([tranche("t", "down"), onExit("profits", "profit")]));
    expect(layers[0]).toContain("what is missing is left over.");
  });

  it("says it in the waterfall's line, as it says scopes and ranks", () => {
    const layers = [within("btc", fund("own")), deleverage("adl", "bitmex"), onExit("cash", "equity")];
    expect(waterfallText(mechanism(layers))).toBe(
      "own (fund, for btc alone) -> adl (positions closed, ranked bitmex) -> cash (cut of equity on exit)",
    );
    expect(waterfallText(mechanism([deleverage("adl", "pro-rata", "btc")]))).toBe(
      "adl (positions closed pro rata, for btc alone)",
    );
  });
});

describe("a reading of the rules that divide a haircut", () => {
  it.each([
    ["constrained-equal-awards", "so that everyone keeps the same"],
    ["constrained-equal-losses", "the same from everyone, or all it has where that is less"],
    ["talmud", "by the rule of the Talmud"],
    [
      "random-arrival",
      "by the average over all orders of arrival (random arrival; in proportion where more than 9 pay)",
    ],
    ["queue", "one after the other in ascending id, each all of it until the loss is paid"],
  ] as const)("%s", (rule, words) => {
    const of = mechanism([haircut("winners", "profit", "up", undefined, rule)]);
    expect(readingOf(of).layers[0]).toContain(
      `anyone who has unrealized profit gives up a part of it, ${words}`,
    );
  });
});
