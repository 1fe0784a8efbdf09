import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { presets, writeMechanism } from "../../spec/index.ts";
import { allGone, program } from "../unit/src/adapters/programs.ts";
import { runCli, scratch } from "./run-cli.ts";

/** Runs smoke on an adapter with this fault; what it printed, and whether anything is left. */
const smokeOf = async (fault: string, inFlight = "1") => {
  const token = `token-${process.pid}-smoke-${fault}`;
  const ended = await runCli([
    ...["smoke", "--", process.execPath],
    ...["test/fixtures/clumsy.mjs", fault, token, inFlight],
  ]);
  return { ...ended, gone: await allGone(token) };
};

describe.concurrent("paripassu smoke", () => {
  it.each([
    ["parses-ids", "gives ids back character by character", "as text: do not read it as a number", "1"],
    ["remembers", "starts every scenario afresh", "make a new venue for each run message", "1"],
    ["floats", "carries big amounts digit for digit", "never through a floating-point number", "1"],
    ["object", "takes every legal name of an account", "Keep accounts in a map", "1"],
    ["throws", "refuses with a code, and changes nothing", "never with an error", "1"],
    ["wrong-code", "refuses with a code, and changes nothing", "the topmost reason of the table", "1"],
    ["latest-id", "answers as many scenarios at once", "under its own id", "4"],
    ["talks-after-bye", "leaves quietly after bye", "nothing after bye", "1"],
  ])("says what to fix of an adapter that %s", async (fault, title, fix, inFlight) => {
    const { code, stdout, gone } = await smokeOf(fault, inFlight);
    expect(stdout).toMatch(new RegExp(`^✗ ${title}`, "m"));
    const next = stdout.trimEnd().split("\n").at(-1) ?? "";
    expect(next).toMatch(/^Fix next, /);
    expect(stdout).toContain(fix);
    expect([code, gone]).toEqual([1, true]);
  });

  it.each([
    ["none", "1"],
    ["none", "8"],
  ])("passes an adapter with fault %s, %s at once", async (fault, inFlight) => {
    const { code, stdout } = await smokeOf(fault, inFlight);
    expect(stdout).not.toContain("✗");
    expect(stdout).toContain("The adapter works. Next: npx paripassu check -- ");
    expect(code).toBe(0);
  });

  it.each([
    ["none", 0, "The adapter works"],
    ["number", 1, "at /draw: expected"],
    ["number", 1, 'Answer {"type":"allocation"'],
    ["short", 1, "expected 2 amounts, one for each base, found 1"],
    ["crash", 1, "ended with exit code 3"],
  ])("asks an allocator for losses: fault %s", async (fault, code, says) => {
    const token = `token-${process.pid}-smoke-allocator-${fault}-${says.length}`;
    const ended = await runCli([
      ...["smoke", "--", process.execPath],
      ...["test/fixtures/allocator.mjs", token, fault],
    ]);
    expect(ended.stdout).toContain(says);
    expect([ended.code, await allGone(token)]).toEqual([code, true]);
  });

  const genesisAlone = { mechanisms: "any", actions: ["resolve"], genesis: true };
  const losing = { mechanisms: "any", actions: ["deposit", "loss", "resolve"], genesis: false };
  const settling = { mechanisms: "any", actions: ["deposit", "settle", "resolve"], genesis: false };
  const marking = { mechanisms: "any", actions: ["deposit", "trade", "mark", "resolve"], genesis: false };
  const byTalmud = { ...losing, rules: ["talmud"] };
  const declared = {
    ...genesisAlone,
    mechanisms: presets
      .filter(({ name }) => name === "ccp-emir")
      .map(({ mechanism }) => writeMechanism(mechanism, String)),
  };

  const smokeRaising = async (fault: string, supports: object) => {
    const token = `token-${process.pid}-smoke-raising-${fault}-${JSON.stringify(supports).length}`;
    const ended = await runCli([
      ...["smoke", "--", process.execPath, "test/fixtures/raising.mjs"],
      ...[fault, token, JSON.stringify(supports)],
    ]);
    expect(await allGone(token)).toBe(true);
    return ended;
  };

  it.each([
    ["on-loss", genesisAlone],
    ["beyond", genesisAlone],
    ["on-loss", losing],
    ["beyond", losing],
    ["on-loss", settling],
    ["on-loss", marking],
    ["on-loss", byTalmud],
    ["on-loss", declared],
  ])("does not say that an adapter works whose resolve raises %s, with %j", async (fault, supports) => {
    const { code, stdout } = await smokeRaising(fault, supports);
    expect(stdout).toMatch(/^✗ answers a resolve that has a loss to place\n.*an error of its own/m);
    expect(stdout).toMatch(/^Fix next, "answers a resolve that has a loss to place": Run your resolve/m);
    expect(code).toBe(1);
  });

  it.each([genesisAlone, losing, settling, marking, byTalmud, declared])(
    "passes one whose resolve never raises, with %j",
    async (supports) => {
      const { code, stdout } = await smokeRaising("never", supports);
      expect(stdout).toMatch(/^✓ answers a resolve that has a loss to place$/m);
      expect([code, stdout]).toEqual([0, expect.stringContaining("The adapter works")]);
    },
  );

  it("skips the loss where nothing can be lost", async () => {
    const { code, stdout } = await smokeRaising("always", { ...losing, actions: ["deposit"] });
    expect(stdout).toMatch(/^- answers a resolve that has a loss to place: skipped, nobody can come to pay/m);
    expect(code).toBe(0);
  });

  it("tells of an adapter that declares something else when it is started again", async () => {
    const { command, token } = program("becomes-an-allocator", "1", join(scratch(), "crashed"));
    const { code, stdout } = await runCli(["smoke", "--", ...command]);
    expect(stdout).toContain(
      "the same answer to hello at every start, found one that declares something else",
    );
    expect([code, await allGone(token)]).toEqual([1, true]);
  });

  it("ends with 4 where hello is not answered, and with 2 where nothing is named", async () => {
    const { code, stdout } = await runCli(["smoke", "--", "no-such-command-anywhere"]);
    expect([code, stdout]).toEqual([4, expect.stringContaining("Fix next")]);
    expect((await runCli(["smoke"])).code).toBe(2);
    const missing = await runCli(["smoke", "--module", "no-such-module.js"]);
    expect([missing.code, missing.stderr]).toEqual([4, ""]);
    expect(missing.stdout).toMatch(/^unusable: The module no-such-module\.js .*there is no such file\..*\n$/);
  });
});
