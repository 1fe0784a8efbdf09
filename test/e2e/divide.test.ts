import { describe, expect, it } from "vitest";
import { callCli } from "./call-cli.ts";

const divide = (rule: string, problem: unknown) =>
  callCli(["divide", "--rule", rule, "-"], { input: JSON.stringify(problem) });

describe("paripassu divide", () => {
  it("divides the estate of the Mishnah, in exact fractions", async () => {
    const { code, stdout } = await divide("talmud", { estate: "500", claims: ["100", "200", "300"] });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      rule: "talmud",
      awards: ["200/3", "500/3", "800/3"],
      losses: ["100/3", "100/3", "100/3"],
    });
  });

  it.each([
    [
      "talmud",
      { estate: "700", claims: ["100", "200", "300"] },
      'at /estate: expected at most the sum of the claims, 600, found "700"',
    ],
    [
      "talmud",
      { estate: "1", claims: ["-1", "2"] },
      'at /claims/0: expected a number of at least 0, found "-1"',
    ],
    ["talmut", { estate: "0", claims: [] }, 'found "talmut": did you mean talmud?'],
    [
      "random-arrival",
      { estate: "1", claims: Array(10).fill("1") },
      "expected at most 9 claims under random-arrival, found 10",
    ],
  ])("refuses bad input: %s %j", async (rule, problem, message) => {
    const { code, stdout, stderr } = await divide(rule, problem);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  it("needs a rule", async () => {
    const { code, stderr } = await callCli(["divide", "-"]);
    expect(code).toBe(2);
    expect(stderr).toContain("required option '--rule <name>' not specified");
  });
});
