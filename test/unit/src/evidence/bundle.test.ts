import { generateKeyPairSync } from "node:crypto";
import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { Compile } from "typebox/compile";
import { beforeAll, describe, expect, it } from "vitest";
import { keyIdOf, publicPem } from "../../../../src/evidence/key.ts";
import { StatementSchema } from "../../../../src/evidence/statements.ts";
import { sha256 } from "../../../../src/subject/tree.ts";
import { type Finding, verify } from "../../../../src/evidence/verify/index.ts";
import { checkFiles } from "../../../../src/evidence/verify/files.ts";
import { documentText } from "../../../../src/files/files.ts";
import { root, runCli, scratch, emptyFolder } from "../../../e2e/run-cli.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const folder = scratch();
const at = (name: string): string => join(folder, name);
const flawed = join(root, "dist/examples/typescript/flawed.js");
const honest = join(root, "dist/examples/typescript/honest.js");
const textOf = (path: string): string => readFileSync(at(path), "utf8");

const made = (name: string, subject: string, ...flags: readonly string[]) =>
  runCli([
    ...["check", "--runs", "250", "--only", "ORD-2,CONS-1,REF-1"],
    ...["--out", at(name), "--regressions", emptyFolder(at(`regressions-${name}`))],
    ...["--subject", subject, "--module", subject, ...flags],
  ]);

const contradicted = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ status }) => status === "contradicted");

beforeAll(async () => {
  writeFileSync(at("key.pem"), privateKey.export({ type: "pkcs8", format: "pem" }));
  writeFileSync(at("key.pub.pem"), publicPem(publicKey));
  const ended = await Promise.all([made("signed", flawed, "--key", at("key.pem")), made("unsigned", honest)]);
  expect(ended.map(({ code }) => code)).toEqual([1, 0]);
});

describe("evidence", () => {
  it("is confirmed by anyone who has the key, the subject and the implementation", async () => {
    const { code, stdout } = await runCli([
      ...["verify", at("signed"), "--key", at("key.pub.pem"), "--subject", flawed, "--module", flawed],
      ...["--sample", "3", "--seed", "1"],
    ]);
    expect(stdout).not.toMatch(/^(CONTRADICTED|not confirmed|not checked)/m);
    expect(stdout).toContain("run again, 250 scenarios in 3 of 3 blocks give the same traces");
    expect(stdout).toContain(
      "What it says: paripassu-typescript-flawed 1.0.0 (typescript) is not-conformant, level none, by 250 scenarios of seed 1, judged by ORD-2, CONS-1, REF-1 alone.",
    );
    expect(code).toBe(0);
  });

  it("says what was not looked at, unsigned and without an implementation", async () => {
    const { findings, told } = await verify(at("unsigned"), { seed: 1 });
    expect(contradicted(findings)).toEqual([]);
    expect(findings.filter(({ status }) => status === "not checked").map(({ text }) => text)).toEqual([
      expect.stringContaining("it is unsigned, so anyone could have written it"),
      expect.stringContaining("that it is about what you have: it is about honest.js, sha256:"),
      expect.stringContaining("that the implementation answers as the bundle says"),
    ]);
    expect(told?.result).toBe("conformant");
  });

  it("is contradicted by another implementation, another subject and another key", async () => {
    writeFileSync(at("other.pub.pem"), publicPem(generateKeyPairSync("ed25519").publicKey));
    const { code, stdout } = await runCli([
      ...["verify", at("signed"), "--key", at("other.pub.pem"), "--subject", honest, "--module", honest],
      ...["--sample", "1"],
    ]);
    expect(code).toBe(1);
    for (const text of [
      "CONTRADICTED   it is not signed by the key that was given",
      "CONTRADICTED   it is about something else than was given as --subject",
      "CONTRADICTED   the implementation that was given says something else of itself",
      "CONTRADICTED   run again, counterexamples give different results",
      "CONTRADICTED   run again, blocks give different results",
      "Not verified: do not rely on this bundle.",
    ])
      expect(stdout).toContain(text);
  });

  it("states a test result and a conformance of its subject, in signed envelopes", () => {
    const envelopes = textOf("signed/attestations.intoto.jsonl")
      .trimEnd()
      .split("\n")
      .map(
        (line) =>
          JSON.parse(line) as { payload: string; payloadType: string; signatures: { keyid: string }[] },
      );
    const statements = envelopes.map(
      ({ payload }) => JSON.parse(Buffer.from(payload, "base64").toString()) as never,
    );
    const validator = Compile(StatementSchema);
    for (const statement of statements) expect(validator.Check(statement)).toBe(true);
    const digest = { sha256: sha256(textOf("signed/manifest.json")) };
    expect(statements).toMatchObject([
      {
        subject: [{ name: "flawed.js", digest: { sha256: sha256(readFileSync(flawed)) } }],
        predicateType: "https://in-toto.io/attestation/test-result/v0.1",
        predicate: {
          result: "FAILED",
          failedTests: expect.arrayContaining(["ORD-2"]) as never,
          configuration: [{ digest }],
        },
      },
      {
        predicateType: "urn:paripassu:conformance:1",
        predicate: { result: "not-conformant", level: "none", manifest: { digest } },
      },
    ]);
    expect(envelopes.flatMap(({ signatures }) => signatures.map(({ keyid }) => keyid))).toEqual(
      Array.from({ length: 2 }, () => keyIdOf(publicKey)),
    );
  });

  it("has every report in it, and nothing of the machine", () => {
    const names = readdirSync(at("signed"));
    expect(names).toEqual(
      expect.arrayContaining([
        "run.json",
        "report.html",
        "report.md",
        "report.sarif",
        "junit.xml",
        "ctrf.json",
      ]),
    );
    for (const name of readdirSync(at("signed"), { recursive: true, encoding: "utf8" })) {
      if (!/\.[a-z]+$/.test(name)) continue;
      const text = textOf(`signed/${name}`);
      for (const secret of [root, folder, process.env.HOME ?? "/root/"])
        if (secret.length > 1) expect(text, name).not.toContain(secret);
    }
  });
});

describe("a byte that is changed", () => {
  const files = (name: string): readonly string[] =>
    readdirSync(at(name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  /** Changes a byte while something is done. */
  const changed = async <T>(
    path: string,
    position: number,
    by: number,
    then: () => Promise<T>,
  ): Promise<T> => {
    const before = readFileSync(path);
    const after = Buffer.from(before);
    after[position] = (after[position] ?? 0) ^ by;
    writeFileSync(path, after);
    try {
      return await then();
    } finally {
      writeFileSync(path, before);
    }
  };

  it("of any file that the manifest lists is detected by its digest", async () => {
    const listed = files("signed").filter((path) => !/manifest\.json$|\.jsonl$/.test(path));
    expect(listed.length).toBeGreaterThan(12);
    const position = fc.record({
      path: fc.constantFrom(...listed),
      part: fc.nat(9999),
      by: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(position, async ({ path, part, by }) => {
        const { length } = readFileSync(path);
        const found = await changed(path, Math.floor((length * part) / 10_000), by, () =>
          checkFiles(at("signed")),
        );
        expect(found.status).toBe("contradicted");
      }),
      { numRuns: 100 },
    );
  });

  it.each(["signed", "unsigned"])("of the manifest or of what is stated is detected: %s", async (name) => {
    const listing = ["manifest.json", "attestations.intoto.jsonl"].map((file) => join(at(name), file));
    const position = fc.record({
      path: fc.constantFrom(...listing),
      part: fc.nat(9999),
      by: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(position, async ({ path, part, by }) => {
        const { length } = readFileSync(path);
        const index = Math.floor((length * part) / 10_000);
        const { findings } = await changed(path, index, by, () => verify(at(name), { seed: 1 }));
        expect(contradicted(findings)).not.toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it("of a signature is detected, also where base64 says the same", async () => {
    const path = at("signed/attestations.intoto.jsonl");
    const text = readFileSync(path, "utf8");
    // The last digit before "==" has four bits that stand for nothing.
    const end = text.indexOf('=="}');
    const digit = text.charCodeAt(end - 1);
    for (const by of [1, 2, 3]) {
      const { findings } = await changed(path, end - 1, by, () => verify(at("signed"), { seed: 1 }));
      expect(contradicted(findings), String.fromCharCode(digit ^ by)).not.toEqual([]);
    }
  });
});

describe("a file", () => {
  const copied = (name: string): string => {
    const copy = at(name);
    cpSync(at("unsigned"), copy, { recursive: true });
    return copy;
  };
  const detailsOf = async (copy: string): Promise<readonly string[]> =>
    contradicted([await checkFiles(copy)]).flatMap(({ details = [] }) => details);

  it("that is added, missing, a link or a folder's name twice is told", async () => {
    const copy = copied("spoilt");
    writeFileSync(join(copy, "more.json"), "{}");
    rmSync(join(copy, "junit.xml"));
    rmSync(join(copy, "report.md"));
    writeFileSync(at("outside"), "outside");
    symlinkSync(at("outside"), join(copy, "report.md"));
    expect(await detailsOf(copy)).toEqual([
      "more.json is not in manifest.json",
      "report.md is no file",
      "junit.xml is missing",
    ]);
  });

  it("outside of the folder is never read, whatever the manifest says", async () => {
    const copy = copied("pointing");
    writeFileSync(at("outside"), "outside");
    const manifest = JSON.parse(readFileSync(join(copy, "manifest.json"), "utf8")) as { files: unknown[] };
    const outside = { path: "../outside", sha256: sha256(readFileSync(at("outside"))) };
    const absolute = { path: at("outside"), sha256: outside.sha256 };
    writeFileSync(
      join(copy, "manifest.json"),
      documentText({ ...manifest, files: [...manifest.files, outside, absolute, manifest.files[0]] }),
    );
    expect(await detailsOf(copy)).toEqual([
      "manifest.json is not sorted by path",
      "manifest.json lists a file twice",
      "../outside is missing",
      `${at("outside")} is missing`,
    ]);
  });
});

describe("what is refused", () => {
  it.each([
    ["evidence about nothing", ["--profile", "audit"], "name the program, or the folder, that is tested"],
    ["a key for nothing", ["--key", at("key.pem")], "name the program, or the folder, that is tested"],
    ["a subject that is not there", ["--subject", at("nothing")], "cannot take the digest"],
    ["a subject that would be written to", ["--subject", folder], "lies within it"],
    ["a key that is none", ["--subject", flawed, "--key", flawed], "expected an Ed25519 private key"],
    [
      "a key for a shard",
      ["--subject", flawed, "--key", at("key.pem"), "--shard", "1/2"],
      "paripassu merge signs",
    ],
    [
      "a subject of an exhaustive run",
      ["--subject", flawed, "--exhaustive"],
      "mean nothing with --exhaustive",
    ],
  ])("%s", async (_, flags, message) => {
    const { code, stderr } = await runCli([
      ...["check", "--out", at("refused"), "--regressions", emptyFolder(at("regressions-refused"))],
      ...["--module", flawed, ...flags],
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(readdirSync(folder)).not.toContain("refused");
  });

  it("is a subject that changes while it is tested", async () => {
    const subject = at("writes.mjs");
    writeFileSync(
      subject,
      `import { appendFileSync } from "node:fs";
appendFileSync(${JSON.stringify(subject)}, "// changed\\n");
export * from ${JSON.stringify(honest)};
`,
    );
    const { code, stderr } = await made("changed", subject);
    expect([code, stderr]).toEqual([3, expect.stringContaining("changed while it was tested")]);
    expect(readdirSync(at("changed"))).not.toContain("manifest.json");
  });
});
