import { describe, expect, it } from "vitest";
import { invariants } from "../../../../properties/index.ts";
import { atoms, type Scenario } from "../../../../spec/index.ts";
import type { Block } from "../../../../src/campaign/block.ts";
import { check } from "../../../../src/check/check.ts";
import { type Telling, tellingOf } from "../../../../src/check/headline.ts";
import { altered, type Mutant } from "../../../../src/mutants/mutant.ts";
import { implementationOf } from "../../../../src/mutants/implementation.ts";
import { payoutRoundedUp } from "../../../../src/mutants/on-exit.ts";
import { waterfallDrawnBackwards } from "../../../../src/mutants/out-of-order.ts";
import { ownDepositNotUsed } from "../../../../src/mutants/own-money.ts";
import { haircutsUnderOneName } from "../../../../src/mutants/receipts.ts";
import { oftenIn } from "../../../../src/check/report-telling.ts";
import { reportFormats } from "../../../../src/reports/index.ts";
import { terminalText } from "../../../../src/reports/terminal.ts";
import { readResult, reportOf } from "../../../../src/result/read-result.ts";
import { toResult } from "../../../../src/result/to-result.ts";
import {
  defaulterStake,
  fund,
  haircut,
  mechanism,
  onExit,
  recover,
  resolve,
  settle,
  state,
  tranche,
  withdraw,
} from "../../spec/build.ts";
import { convictedOn } from "./convicted-on.ts";
import { annLeavesThoughBobIsInsolvent, firstCuredOpensTheGate } from "./first-cured-opens.ts";

const leadsOf = ({ leads }: Telling): readonly string[] => leads.map(({ invariant }) => invariant.id);

const explainedOf = ({ explainedBy }: Telling): Readonly<Record<string, string>> =>
  Object.fromEntries([...explainedBy].map(([id, lead]) => [id, lead.invariant.id]));

const cash = mechanism([onExit("cash", "equity")]);

/** b leaves at a ratio of 2/3 with 1: the model pays nothing. */
const leaves: Scenario = {
  mechanism: cash,
  genesis: state(cash, { accounts: { b: [1n, 0n], c: [2n, 0n] }, deficit: 1n }),
  actions: [withdraw("b", 1n)],
};

/** A recovery that pays out an atom that nobody brought. */
const pays: Scenario = {
  mechanism: cash,
  genesis: state(cash, { accounts: { b: [0n, 0n] }, claims: { b: 5n } }),
  actions: [recover(2n)],
};

const recoversTooMuch: Mutant["run"] = altered("recover", ({ state: after, receipts }) => ({
  state: { ...after, residue: atoms(after.residue + 1n) },
  receipts,
}));

describe("on one counterexample", () => {
  it("an exit that is not gated leads, and explains that an invalid action was accepted", async () => {
    const telling = tellingOf(await convictedOn(firstCuredOpensTheGate, annLeavesThoughBobIsInsolvent));
    expect(leadsOf(telling)).toEqual(["EXIT-1"]);
    expect(explainedOf(telling)).toEqual({ "REJ-2": "EXIT-1", "REF-1": "EXIT-1" });
  });

  it("what is paid to those who leave leads before what that does to the sum", async () => {
    const telling = tellingOf(await convictedOn(payoutRoundedUp.run, leaves));
    expect(leadsOf(telling)).toEqual(["EXIT-5"]);
    expect(explainedOf(telling)).toMatchObject({ "CONS-1": "EXIT-5", "CONS-3": "EXIT-5", "REF-1": "EXIT-5" });
  });

  it.each([
    ["receipts lead where every state is the model's, whatever is read from them", "up"],
    [
      "receipts lead where a rounding is unspecified, too, if nothing else is read from states",
      "unspecified",
    ],
  ] as const)("%s", async (_, rounding) => {
    const two = mechanism([haircut("third", "profit", rounding, "0.3"), haircut("rest", "profit", rounding)]);
    const genesis = state(two, { accounts: { a: [0n, 1n] }, pending: 1n });
    const convictions = await convictedOn(haircutsUnderOneName.run, {
      mechanism: two,
      genesis,
      actions: [resolve],
    });
    expect(convictions.map(({ invariant }) => invariant.id)).toContain("BND-3");
    const telling = tellingOf(convictions);
    expect(leadsOf(telling)).toEqual(["TRAN-2"]);
    expect(explainedOf(telling)).toMatchObject({ "BND-3": "TRAN-2" });
  });
});

describe("on counterexamples of their own", () => {
  it("another fault is not hidden behind a fault that could explain it", async () => {
    const exit = await convictedOn(payoutRoundedUp.run, leaves, "EXIT-5", "CONS-3");
    const recovery = await convictedOn(recoversTooMuch, pays, "CONS-1", "SOLV-2");
    const telling = tellingOf([...exit, ...recovery]);
    expect(leadsOf(telling)).toEqual(["EXIT-5", "CONS-1"]);
    expect(explainedOf(telling)).toEqual({ "CONS-3": "EXIT-5" });
  });

  it("the order of the convictions makes no difference", async () => {
    const exit = await convictedOn(payoutRoundedUp.run, leaves);
    const recovery = await convictedOn(recoversTooMuch, pays, "SOLV-2", "REC-1");
    const telling = tellingOf([...exit, ...recovery]);
    const turned = tellingOf([...exit, ...recovery].reverse());
    expect(leadsOf(turned)).toEqual(leadsOf(telling));
    expect(explainedOf(turned)).toEqual(explainedOf(telling));
  });

  it("of two leads of a level the one that fails much more often is the headline", async () => {
    const two = mechanism([fund("house"), haircut("winners", "profit")]);
    const genesis = state(two, { accounts: { a: [3n, 0n], b: [0n, 4n] } });
    const debt = await convictedOn(
      ownDepositNotUsed.run,
      { mechanism: two, genesis, actions: [settle(["a", -1n], ["b", 1n])] },
      "NNEG-2",
    );
    const gate = await convictedOn(firstCuredOpensTheGate, annLeavesThoughBobIsInsolvent, "EXIT-1");
    const both = [...debt, ...gate];
    const headlineAt = (debts: number, gates: number): string | undefined =>
      leadsOf(
        tellingOf(
          both,
          new Map([
            ["NNEG-2", debts],
            ["EXIT-1", gates],
          ]),
        ),
      )[0];
    expect(leadsOf(tellingOf(both))).toEqual(["EXIT-1", "NNEG-2"]);
    expect(headlineAt(0.2, 0.1)).toBe("EXIT-1");
    expect(headlineAt(0.2, 0.01)).toBe("NNEG-2");
  });
});

it("where two cases of one law lead, beside the law itself, the law is the headline", async () => {
  const { run } = waterfallDrawnBackwards;
  const funded = mechanism([fund("house"), haircut("users", "capital")]);
  const users = state(funded, { accounts: { a: [1n, 0n] }, funds: { house: 1n }, pending: 1n });
  const own = mechanism([defaulterStake("own", "pool"), tranche("pool")]);
  const members = state(own, { accounts: { a: [0n, -1n], b: [0n, 0n] }, stakes: { pool: { a: 1n, b: 1n } } });
  const two = mechanism([tranche("junior"), tranche("senior")]);
  const seniors = state(two, {
    accounts: { a: [0n, 0n] },
    stakes: { junior: { a: 1n }, senior: { a: 1n } },
    pending: 1n,
  });
  const ofUsers = await convictedOn(run, { mechanism: funded, genesis: users, actions: [resolve] }, "ORD-2");
  const ofMembers = await convictedOn(run, { mechanism: own, genesis: members, actions: [resolve] }, "ORD-4");
  const ofSeniors = await convictedOn(run, { mechanism: two, genesis: seniors, actions: [resolve] }, "ORD-1");
  expect(leadsOf(tellingOf([...ofUsers, ...ofMembers, ...ofSeniors]))[0]).toBe("ORD-1");
  expect(leadsOf(tellingOf([...ofUsers, ...ofSeniors]))[0]).toBe("ORD-2");
  expect(leadsOf(tellingOf([...ofUsers, ...ofMembers]))[0]).toBe("ORD-4");
});

it("how often an invariant fails is told by the first violation of each block", () => {
  const named = (id: string) => invariants.filter((one) => one.id === id).map((invariant) => ({ invariant }));
  const block = (number: number, ran: number, found: Readonly<Record<string, number>>) => ({
    number,
    ran,
    findings: Object.entries(found).flatMap(([id, index]) => named(id).map((one) => ({ ...one, index }))),
  });
  const blocks = [
    block(0, 100, { "CONS-1": 9, "SOLV-1": 99 }),
    block(1, 100, { "CONS-1": 109 }),
    block(2, 50, {}),
  ];
  const often = oftenIn(blocks as unknown as readonly Block[]);
  expect(often.get("CONS-1")).toBeCloseTo(2 / (10 + 10 + 50));
  expect(often.get("SOLV-1")).toBeCloseTo(1 / (100 + 100 + 50));
  expect(often.has("SOLV-2")).toBe(false);
});

describe("a report", async () => {
  const report = await check(
    { ok: true, implementation: implementationOf("payouts", payoutRoundedUp.run) },
    { runs: 100, mechanism: cash, shrink: { scenarios: 100, milliseconds: 60_000 } },
  );
  const result = toResult(report);

  it("says in its document what leads, and what explains what", () => {
    expect(result.headline).toBe("EXIT-5");
    const of = (id: string) => result.invariants.find((one) => one.id === id);
    expect(of("CONS-1")).toMatchObject({ verdict: "violated", explainedBy: "EXIT-5" });
    expect(of("EXIT-5")?.explainedBy).toBeUndefined();
    expect(of("EXIT-5")?.alsoViolated).toContain("CONS-3");
    for (const { verdict, explainedBy, alsoViolated } of result.invariants)
      if (verdict !== "violated") expect([explainedBy, alsoViolated]).toEqual([undefined, undefined]);
  });

  it("is the same once it has been read", () => {
    const reading = readResult(JSON.parse(JSON.stringify(result)));
    const again = reading.ok ? reportOf(reading.value) : reading;
    if (!again.ok) return expect.fail(JSON.stringify(again.faults));
    expect(terminalText(again.value, "kept", String)).toBe(terminalText(report, "kept", String));
  });

  it("is read where no headline is told, as in older ones", () => {
    const added = ["headline", "explainedBy", "alsoViolated"];
    const older = JSON.stringify(result, (key, value: unknown) => (added.includes(key) ? undefined : value));
    const reading = readResult(JSON.parse(older));
    expect(reading.ok).toBe(true);
    if (!reading.ok) return;
    const again = reportOf(reading.value);
    if (again.ok) expect(terminalText(again.value, "kept", String)).toMatch(/^✗ EXIT-5 /);
    for (const { write } of Object.values(reportFormats)) expect(write(reading.value)).toContain("EXIT-5");
  });

  it("tells one story on a terminal, and the rest in lines", () => {
    const lines = terminalText(report, "kept", String).split("\n");
    expect(lines[0]).toMatch(/^✗ EXIT-5 /);
    const also = lines.find((line) => line.startsWith("  also       violated on the same counterexample: "));
    expect(also?.split(": ")[1]?.split(", ")).toEqual(expect.arrayContaining(["CONS-1", "CONS-3", "REF-1"]));
    expect(lines.filter((line) => line.startsWith("  waterfall "))).toHaveLength(1);
  });

  it("leads with it in markdown, and tells what it explains in a line each", () => {
    const lines = reportFormats.markdown.write(result).split("\n");
    expect(lines.find((line) => line.startsWith("#### "))).toContain("<code>EXIT-5</code>");
    expect(lines.find((line) => line.startsWith("- <code>CONS-1</code> "))).toContain(
      "explained by <code>EXIT-5</code>",
    );
    expect(lines.filter((line) => line.startsWith("#### ") && line.includes("CONS-1"))).toEqual([]);
  });

  it.each(["junit", "ctrf"] as const)("names it in the first test of %s", (format) => {
    const text = reportFormats[format].write(result);
    const first = text.indexOf("EXIT-5");
    expect(first).toBeGreaterThan(0);
    expect(text.slice(0, first)).not.toMatch(/CONS-1|CONS-3/);
    expect(text).toContain("explained by EXIT-5: expected");
  });

  it("is the first result of SARIF", () => {
    const { runs } = JSON.parse(reportFormats.sarif.write(result)) as {
      runs: { results: { ruleId: string; message: { text: string } }[] }[];
    };
    const results = runs[0]?.results ?? [];
    expect(results[0]?.ruleId).toBe("EXIT-5");
    expect(results.find(({ ruleId }) => ruleId === "CONS-1")?.message.text).toMatch(/Explained by EXIT-5\.$/);
  });

  it("stands at the top of the page, and is the first that is open", () => {
    const page = reportFormats.html.write(result);
    expect(page.slice(page.indexOf("<header"), page.indexOf("</header>"))).toContain("<code>EXIT-5</code>");
    const [first = "", ...others] = page.split('<details class="violated"').slice(1);
    expect(first).toMatch(/^ id="violated-1" open><summary><h3>.*EXIT-5/);
    for (const other of others.filter((text) => text.includes("Explained by")))
      expect(other).not.toMatch(/^[^>]* open>/);
  });
});
