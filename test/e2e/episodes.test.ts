import { describe, expect, it } from "vitest";
import { type Episode, episodes } from "../../spec/index.ts";
import { exitCodeOf } from "../../src/cli/episodes.ts";
import { episodeText } from "../../src/text/episode-text.ts";
import { callCli } from "./call-cli.ts";

const squeezed = (text: string): string => text.replaceAll(/\s+/g, " ");

describe("paripassu episodes", () => {
  it("lists them", async () => {
    const { code, stdout } = await callCli(["episodes"]);
    expect(code).toBe(0);
    for (const { name, title } of episodes) expect(squeezed(stdout)).toContain(`${name} ${title}`);
  });

  it.each(episodes.map((episode) => [episode.name, episode] as const))(
    "%s: source, waterfall, and every figure beside the model's",
    async (name, { title, source, acts }) => {
      const { code, stdout } = await callCli(["episodes", name]);
      expect(code).toBe(0);
      const words = squeezed(stdout);
      expect(words).toContain(title);
      expect(words).toContain(source.text);
      const figures = acts.flatMap((act) => act.figures);
      for (const { what, published } of figures)
        expect(words).toContain(`✓ ${what} published ${published}; modelled`);
      expect(words.match(/: agree(?= |$)/g)).toHaveLength(figures.length);
      for (const { scenario } of acts)
        for (const { id } of scenario.mechanism.waterfall)
          expect(stdout).toMatch(new RegExp(`^ {4}${id} `, "m"));
      expect(stdout).toMatch(/^ {4}left over /m);
      expect(stdout).toContain("█");
      expect(stdout.split("\n").filter((line) => line.length > 80 && !line.startsWith("https://"))).toEqual(
        [],
      );
      expect(stdout).not.toContain("\u001b");
    },
  );

  it("draws the waterfall of Nasdaq Clearing", async () => {
    const { stdout } = await callCli(["episodes", "nasdaq-clearing-2018"]);
    expect(stdout).toContain(
      [
        "  resolve: 114000000 EUR to pay",
        "    defaulter-stake  nobody              0",
        "    junior-capital   the fund      7000000     ██",
        "    default-fund     4 accounts  107000000.01  ██████████████████████████████▉",
        "    rounding         to residue          0.01",
        "    left over                            0",
      ].join("\n"),
    );
  });

  it("draws what Derive's waterfall did, and tells what exits are paid", async () => {
    const { stdout } = await callCli(["episodes", "derive-example"]);
    expect(stdout).toContain(
      [
        "  resolve: 30 USDC to pay",
        "    security-module  the fund   7  ██████████▌",
        "    accrued-fees     the fund   3  ████▌",
        "    left over                  20  ██████████████████████████████",
        "    cash             exits are paid at 0.8, 80 of 100",
        "",
        "  withdraw ann 10",
        "    8 paid, 2 kept back for the deficit; then exits are paid at 0.8, 72 of 90",
        "  topUp security-module 18",
        "",
        "  resolve: 18 USDC of an old deficit to pay",
      ].join("\n"),
    );
    expect(stdout).toContain("    cash             exits are paid in full\n");
  });

  it("gives scenarios with --json that paripassu model takes", async () => {
    const { code, stdout } = await callCli(["episodes", "okex-2018", "--json"]);
    const document = JSON.parse(stdout) as { acts: { scenario: unknown; figures: { agrees: boolean }[] }[] };
    expect(code).toBe(0);
    expect(document.acts[0]?.figures.map(({ agrees }) => agrees)).toEqual([true, true, true, true, true]);
    const trace = await callCli(["model", "-"], { input: JSON.stringify(document.acts[0]?.scenario) });
    expect(trace.code).toBe(0);
    expect(trace.stdout).toContain('"amount": "250000000000"');
  });

  it("does not know others: exit 2, and the nearest name", async () => {
    const { code, stdout, stderr } = await callCli(["episodes", "okx"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("expected an episode (nasdaq-clearing-2018, ");
    expect(stderr).toContain("did you mean okex-2018?");
  });
});

describe("an episode whose figure does not agree", () => {
  const [nasdaq] = episodes;
  const [act] = nasdaq?.acts ?? [];
  const [figure] = act?.figures ?? [];
  if (nasdaq === undefined || act === undefined || figure === undefined) throw new Error("no episode");
  const wrong: Episode = {
    ...nasdaq,
    acts: [{ ...act, figures: [{ ...figure, published: "115m EUR", value: "115000000" }] }],
  };

  it("ends with 1, and says so", () => {
    expect(exitCodeOf(nasdaq)).toBe(0);
    expect(exitCodeOf(wrong)).toBe(1);
    expect(squeezed(episodeText(wrong))).toContain(
      "✗ loss beyond the defaulter's own resources published 115m EUR; modelled 114000000 EUR (exact): DO NOT AGREE",
    );
  });
});
