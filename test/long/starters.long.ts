import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Result } from "../../src/result/result.ts";
import { root, runCli, scratch } from "../e2e/run-cli.ts";
import { build, describeWith, configureCargo } from "../toolchains.ts";
import * as haircuts from "./haircuts.ts";

interface Starter {
  readonly lang: string;
  readonly build?: readonly string[];
  /** What is said to `check`. */
  readonly subject: readonly string[];
  /** Where the user's code goes, and what is missing there. */
  readonly file: string;
  readonly haircut: string;
  readonly prepare?: (dir: string) => void;
}

const useOurPackages = (dir: string): void =>
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));

const starters: readonly Starter[] = [
  {
    lang: "python",
    subject: ["--", "python3", "adapter.py"],
    file: "venue.py",
    haircut: haircuts.python,
  },
  {
    lang: "rust",
    build: ["cargo", "build", "--release"],
    subject: ["--", "target/release/adapter"],
    file: "src/venue.rs",
    haircut: haircuts.rust,
    prepare: configureCargo,
  },
  {
    lang: "go",
    build: ["go", "build", "-o", "adapter", "."],
    subject: ["--", "./adapter"],
    file: "venue.go",
    haircut: haircuts.go,
  },
  {
    lang: "typescript",
    build: ["npm", "run", "build"],
    subject: ["--module", "dist/venue.js"],
    file: "venue.ts",
    haircut: haircuts.typescript,
    prepare: useOurPackages,
  },
];

const resultOf = (dir: string): Result =>
  JSON.parse(readFileSync(join(dir, "result.json"), "utf8")) as Result;

for (const { lang, build: step, subject, file, haircut, prepare } of starters)
  describeWith(lang, `the starter in ${lang}`, () => {
    const dir = join(scratch(), "mine");
    let said = "";
    const check = (...flags: readonly string[]) =>
      runCli(["check", "--json", "result.json", ...flags, ...subject], { cwd: dir });

    beforeAll(async () => {
      said = (await runCli(["init", "--lang", lang, dir])).stdout;
      prepare?.(dir);
      if (step !== undefined) await build(dir, step);
    });

    it("comes with the commands that build and check it", () => {
      if (step !== undefined) expect(said).toContain(`\n  ${step.join(" ")}\n`);
      expect(said).toContain(`\n  npx paripassu check ${subject.join(" ")}\n`);
      expect(said).toContain(`Put your code into ${file}.`);
    });

    it("runs, and its first check tells the story of what is missing", async () => {
      const { code, stdout } = await check("--runs", "300");
      expect(code).toBe(1);
      expect(stdout).toMatch(/^✗ SOLV-3 {2}a deficit is left only when every layer is exhausted\n/);
      expect(stdout).toMatch(/expected +winners to pay its capacity of \d+ before a deficit is recorded/);
      const { invariants, errors, implementation } = resultOf(dir);
      const violated = invariants.filter(({ verdict }) => verdict === "violated").map(({ id }) => id);
      expect([violated, errors]).toEqual([["SOLV-3", "REF-1"], []]);
      expect(implementation).toMatchObject({ name: "my-venue", language: lang });
    });

    it("is conformant once the haircut stands where it says YOUR CODE", async () => {
      const path = join(dir, file);
      const [before, after, ...more] = readFileSync(path, "utf8").split(/^.*YOUR CODE: cut.*$/m);
      expect(more).toEqual([]);
      writeFileSync(path, [before, haircut, after].join(""));
      if (step !== undefined) await build(dir, step);
      expect((await check()).code).toBe(0);
      expect(resultOf(dir)).toMatchObject({ result: "conformant", level: "fair", errors: [] });
    });
  });

describe("the starter in solidity", () => {
  it("compiles to the artifact that its README names, without a warning", async () => {
    const dir = scratch();
    const { stdout } = await runCli(["init", "--lang", "solidity", dir]);
    useOurPackages(dir);
    await build(dir, ["npm", "run", "build"]);
    const [, path = ""] = /npx paripassu check --evm (\S+)\n/.exec(stdout) ?? [];
    const { abi, bytecode } = JSON.parse(readFileSync(join(dir, path), "utf8")) as {
      abi: { name: string; inputs: { type: string }[]; outputs: { type: string }[] }[];
      bytecode: { object: string };
    };
    const signatures = abi.map(({ name, inputs, outputs }) =>
      [name, ...[inputs, outputs].map((list) => list.map(({ type }) => type).join())].join(" "),
    );
    expect(signatures.sort()).toEqual([
      "allocate uint256,uint256,uint256[] uint256,uint256[],uint256",
      "mechanism  string",
    ]);
    expect(bytecode.object).toMatch(/^0x[0-9a-f]{200,}$/);
  });
});
