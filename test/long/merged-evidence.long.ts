import { generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { publicPem } from "../../src/evidence/key.ts";
import type { SubjectDigest } from "../../src/subject/subject.ts";
import { sha256 } from "../../src/subject/tree.ts";
import { artifactNamed } from "../unit/src/adapters/evm/compile.ts";
import { root, runCli, scratch, emptyFolder } from "../e2e/run-cli.ts";

const { privateKey } = generateKeyPairSync("ed25519");
const folder = scratch();
const at = (name: string): string => join(folder, name);
const flawed = join(root, "dist/examples/typescript/flawed.js");

beforeAll(() => {
  writeFileSync(at("key.pem"), privateKey.export({ type: "pkcs8", format: "pem" }));
  writeFileSync(at("key.pub.pem"), publicPem(privateKey));
});

describe("evidence of shards", () => {
  const shard = (number: number, ...flags: readonly string[]) =>
    runCli([
      ...[
        "check",
        "--runs",
        "250",
        "--only",
        "ORD-2,CONS-1,REF-1",
        "--shard",
        `${number}/2`,
        "--module",
        flawed,
        ...flags,
      ],
      ...[
        "--regressions",
        emptyFolder(at("regressions")),
        "--out",
        at(`shard-${number}${flags.length === 0 ? "-bare" : ""}`),
      ],
    ]);

  it("is signed when they are merged, and verified as that of one run", async () => {
    await Promise.all([shard(1, "--subject", flawed), shard(2, "--subject", flawed)]);
    const merged = await runCli([
      ...["merge", at("shard-2"), at("shard-1"), "--out", at("whole"), "--key", at("key.pem")],
    ]);
    expect(merged.stdout).toContain("evidence about flawed.js is in");
    expect(merged.code).toBe(1);
    const { code, stdout } = await runCli([
      "verify",
      at("whole"),
      "--key",
      at("key.pub.pem"),
      "--subject",
      flawed,
    ]);
    expect(stdout).toContain("confirmed      250 scenarios in 3 blocks are accounted for");
    expect(stdout).toContain("confirmed      it is signed by the key that was given");
    expect(code).toBe(0);
    const alone = await runCli(["verify", at("shard-1")]);
    expect(alone.stdout).toContain("CONTRADICTED");
    expect(alone.code).toBe(1);
  });

  it("is refused of shards that name no subject", async () => {
    await Promise.all([shard(1), shard(2)]);
    const merge = [
      "merge",
      at("shard-1-bare"),
      at("shard-2-bare"),
      "--out",
      at("bare"),
      "--key",
      at("key.pem"),
    ];
    const { code, stderr } = await runCli(merge);
    expect([code, stderr]).toEqual([2, expect.stringContaining("these shards name no subject")]);
    const mixed = await runCli(["merge", at("shard-1"), at("shard-2-bare"), "--out", at("mixed")]);
    expect([mixed.code, mixed.stderr]).toEqual([2, expect.stringContaining('"subject" differs')]);
  });
});

it("is about a contract's bytecode, where one is checked", async () => {
  const { abi, bytecode } = artifactNamed("HonestAllocator");
  writeFileSync(at("HonestAllocator.json"), JSON.stringify({ abi, bytecode: { object: bytecode } }));
  const contract = ["--evm", at("HonestAllocator.json")];
  const checked = await runCli([
    ...["check", ...contract, "--runs", "100", "--key", at("key.pem"), "--out", at("contract")],
    ...["--only", "ORD-2", "--regressions", emptyFolder(at("regressions"))],
  ]);
  expect(checked.stdout).toContain("evidence about HonestAllocator is in");
  const { subject } = JSON.parse(readFileSync(at("contract/plan.json"), "utf8")) as {
    subject: SubjectDigest;
  };
  expect(subject.digest).toEqual({ sha256: sha256(Buffer.from(bytecode.replace(/^0x/, ""), "hex")) });
  const { code, stdout } = await runCli(["verify", at("contract"), ...contract]);
  expect(stdout).toContain("confirmed      run again, 100 scenarios in 1 of 1 blocks give the same traces");
  expect(code).toBe(0);
});
