import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { everything, invariants } from "../../properties/index.ts";
import { weaknesses } from "../../properties/findings/index.ts";
import { presets } from "../../spec/index.ts";
import { theorems } from "../../spec/theory/proofs/theorems/index.ts";
import { exemptionsOf } from "../../src/explain/applicability.ts";
import { invariantDocument } from "../../src/explain/document.ts";
import { entries, entryNamed, nameOf } from "../../src/explain/entries.ts";
import { proofs } from "../../src/explain/proved.ts";
import { entryText } from "../../src/explain/text.ts";
import { mutants } from "../../src/mutants/index.ts";
import { callCli } from "./call-cli.ts";
import { root } from "./run-cli.ts";
import { chapter } from "../unit/spec/chapters.ts";

const words = (text: string): string => text.replaceAll(/\s+/g, " ");

describe("paripassu invariants", () => {
  it("lists every invariant with its level and sentence, in the catalogue's order", async () => {
    const { code, stdout } = await callCli(["invariants"]);
    expect(code).toBe(0);
    const listed = stdout.split("\n").map((line) => words(line).trim());
    expect(listed.slice(0, invariants.length)).toEqual(
      invariants.map(({ id, level, sentence }) => `${id} ${level} ${sentence}`),
    );
  });

  it("and as JSON, with all that is known of each", async () => {
    const { stdout } = await callCli(["invariants", "--json"]);
    const documents = JSON.parse(stdout) as ReturnType<typeof invariantDocument>[];
    expect(documents.map(({ id }) => id)).toEqual(invariants.map(({ id }) => id));
    expect(documents.every(({ formula, why, source }) => [formula, why, source].every(Boolean))).toBe(true);
  });
});

describe("paripassu explain", () => {
  it("says all of an invariant", async () => {
    const { code, stdout } = await callCli(["explain", "ORD-2"]);
    const [found] = invariants.filter(({ id }) => id === "ORD-2");
    const text = words(stdout);
    for (const part of [found?.sentence, found?.formula, found?.why, found?.source, "level safe"])
      expect(text).toContain(part);
    expect(text).toMatch(/applies not where - no fund that can pay stands before .* \(under .*morpho-blue/);
    expect(text).toContain("must meet a fund was exhausted and a haircut taken");
    expect(text).toMatch(/proved of the law.* spec\/theory\/proofs\/theorems\/a-layer-pays-only-when-all-/);
    expect(text).toContain("users-cut-before-the-fund: Users are cut while");
    expect(code).toBe(0);
  });

  it("says what it explains, and by what it is explained", async () => {
    const text = words((await callCli(["explain", "CONS-2"])).stdout);
    expect(text).toMatch(/ explains CONS-1: value is conserved at every step .* explained by .*MIN-1: /);
    const { stdout } = await callCli(["explain", "--json", "CONS-1"]);
    expect(JSON.parse(stdout)).toMatchObject({ explainedBy: expect.arrayContaining(["CONS-2"]) as string[] });
  });

  it.each([
    ["an id in small letters", ["ord-2"], "ORD-2"],
    ["an invariant's sentence", ["value is conserved at every step"], "CONS-1"],
    ["a mutant", ["waterfall-drawn-backwards"], "caught by ORD-1"],
    ["a hostile market", ["bank-run"], "a hostile market"],
    [
      "a finding, by its sentence in words",
      ["who", "had", "more", "can", "end", "with", "less"],
      "finding who had",
    ],
    ["a finding, by its sentence as a name", ["who-had-more-can-end-with-less"], "paripassu findings"],
  ])("takes %s", async (_, name, part) => {
    const { code, stdout } = await callCli(["explain", ...name]);
    expect(words(stdout)).toContain(part);
    expect(code).toBe(0);
    const asJson = await callCli(["explain", "--json", ...name]);
    expect(JSON.parse(asJson.stdout)).toMatchObject({ kind: expect.any(String) as string });
  });

  it.each([
    [["explain", "ORD-99"], /found "ORD-99": did you mean ORD-\d\? paripassu invariants lists/],
    [["explain", "usercut-before-the-fund"], /did you mean users-cut-before-the-fund\?/],
    [["explain", "bnk-run"], /did you mean bank-run\?/],
    [
      ["explain", "something else altogether"],
      /found "something else altogether" paripassu invariants lists/,
    ],
    [["explain", ""], /found ""/],
    [["explain", "\u001b[31m"], /found "\\u001b\[31m"/],
    [["explain"], /missing required argument/],
  ])("%j is wrong usage", async (args, message) => {
    const { code, stdout, stderr } = await callCli(args);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([2, ""]);
  });
});

describe("what is explained", () => {
  it("has a name of its own", () => {
    const names = entries.map(({ name }) => nameOf(name));
    expect(new Set(names).size).toBe(names.length);
    for (const entry of entries) expect(entryNamed(entry.name)).toBe(entry);
    for (const { sentence } of weaknesses) expect(entryNamed(sentence)?.kind).toBe("finding");
  });

  it("fits into 100 columns, except for what cannot be broken", () => {
    const long = entries
      .flatMap((entry) => entryText(entry).split("\n"))
      .filter((line) => line.length > 100 && /\S\s+\S+\s\S/.test(line.slice(16)));
    expect(long).toEqual([]);
  });

  it("names every mutant under the invariants that must convict it", () => {
    for (const { name, caughtBy } of mutants)
      for (const id of caughtBy) {
        const found = invariants.find((one) => one.id === id);
        const told = found === undefined ? [] : invariantDocument(found).mutants;
        expect(told.find((one) => one.name === name)?.mostTelling).toBe(id === caughtBy[0]);
      }
    expect(invariants.filter((one) => invariantDocument(one).mutants.length === 0)).toEqual([]);
  });

  it("says where it does not apply as the invariant itself does", () => {
    for (const invariant of invariants) {
      const exemptions = exemptionsOf(invariant);
      for (const { name, mechanism } of presets) {
        const reason = invariant.unless?.({ mechanism, capabilities: everything });
        const told = exemptions.filter(({ under }) => under.includes(name));
        expect(told.map((one) => one.reason)).toEqual(reason === undefined ? [] : [reason]);
      }
    }
    const receipts = invariants.find(({ id }) => id === "TRAN-1");
    expect(receipts === undefined ? [] : exemptionsOf(receipts)).toEqual([
      { reason: "the implementation gives no receipts", under: [], without: ["receipts"] },
    ]);
    expect(invariants.filter((one) => one.unless !== undefined && exemptionsOf(one).length === 0)).toEqual(
      [],
    );
  });
});

describe("where it is proved", () => {
  it("is a theorem that is there, of an invariant that is there", () => {
    const sentences = new Map(theorems.map(({ sentence }) => [sentence, 0]));
    for (const [id, theoremsOfIt] of Object.entries(proofs)) {
      expect(invariants.map((one) => one.id)).toContain(id);
      for (const { theorem } of theoremsOfIt) {
        expect([...sentences.keys()]).toContain(theorem);
        expect(existsSync(join(root, `spec/theory/proofs/theorems/${nameOf(theorem)}.ts`))).toBe(true);
        sentences.set(theorem, (sentences.get(theorem) ?? 0) + 1);
      }
    }
    // About a book without haircuts of capital: no invariant asks for it.
    const unused = [...sentences].filter(([, uses]) => uses === 0).map(([sentence]) => sentence);
    expect(unused).toEqual(["profits are enough for every deficit of a zero-sum book"]);
  });

  it("is told with the limits that section 19 of the specification gives", () => {
    const section = chapter("theory/proofs/README.md");
    for (const part of [
      "of layers that take their whole part (all roundings but `down`) and have no scope",
      "in proportion, `up` and `down`",
      "of `up`: [splitting an account gains nothing]",
      "merging k saves at most k - 1 atoms",
      "of a trade, a mark and a liquidation too",
      "pays no claim more than its share",
    ])
      expect(section).toContain(part);
  });
});
