import { generateKeyPairSync } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkFiles } from "../../src/evidence/verify/files.ts";
import { checkStatements } from "../../src/evidence/verify/statements.ts";
import { checkMatrix } from "../../src/evidence/verify/matrix.ts";
import { auditPlan } from "../../src/mutants/kill-matrix.ts";
import { killMatrixDocument, type KillMatrix } from "../../src/mutants/kill-matrix-document.ts";
import { subjects } from "../../src/mutants/index.ts";
import { documentText } from "../../src/files/files.ts";
import { readResult } from "../../src/result/read-result.ts";
import { enveloped } from "../../src/evidence/envelope.ts";
import {
  against,
  bundle,
  copyOf,
  documentIn,
  edit,
  reseal,
  subject,
} from "../unit/src/evidence/attack-kit.ts";

const auditor = generateKeyPairSync("ed25519");
const sender = generateKeyPairSync("ed25519");
let signed: string;
let unsigned: string;
beforeAll(async () => {
  unsigned = await bundle(undefined, { runs: 50 });
  signed = copyOf(unsigned);
  await reseal(signed, auditor.privateKey);
});

const attestations = "attestations.intoto.jsonl";

/** Whether the files and the statements of a bundle are accepted as the auditor's. */
const isAccepted = async (folder: string): Promise<boolean> => {
  const result = readResult(documentIn(signed, "run.json"));
  if (!result.ok) throw new Error("no result");
  const stated = await checkStatements(folder, subject, result.value, auditor.publicKey);
  if (stated.some(({ status }) => status !== "confirmed")) return false;
  return (await checkFiles(folder)).status === "confirmed";
};

describe("a byte that is changed", () => {
  it.each(["manifest.json", attestations, "signer.pub.pem"])("anywhere in %s", async (name) => {
    const folder = copyOf(signed);
    expect(await isAccepted(folder)).toBe(true);
    const path = join(folder, name);
    const bytes = readFileSync(path);
    const accepted: number[] = [];
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(path, changed);
      if (await isAccepted(folder)) accepted.push(at);
    }
    expect(accepted).toEqual([]);
  });

  it.each([
    ["cut off", (bytes: Buffer) => bytes.subarray(0, -1)],
    ["with a line feed more", (bytes: Buffer) => Buffer.concat([bytes, Buffer.from("\n")])],
    ["with other ends of lines", (bytes: Buffer) => Buffer.from(bytes.toString().replaceAll("\n", "\r\n"))],
    ["empty", () => Buffer.alloc(0)],
  ])("any file %s", async (_, change) => {
    for (const name of readdirSync(signed, { recursive: true, encoding: "utf8" })) {
      if (name === "blocks") continue;
      const folder = copyOf(signed);
      writeFileSync(join(folder, name), change(readFileSync(join(folder, name))));
      expect([name, await isAccepted(folder)]).toEqual([name, false]);
    }
  });
});

describe("a signature", () => {
  it("of the auditor's own is accepted", async () => {
    expect(await against(signed, { key: auditor.publicKey })).toBe("");
  });

  it("of somebody else is not", async () => {
    const folder = copyOf(unsigned);
    await reseal(folder, sender.privateKey);
    expect(await against(folder)).toBe("");
    expect(await against(folder, { key: auditor.publicKey })).toContain(
      "not signed by the key that was given",
    );
    expect(await against(unsigned, { key: auditor.publicKey })).toContain("it is unsigned");
  });

  const envelopes = (folder: string) =>
    readFileSync(join(folder, attestations), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as ReturnType<typeof enveloped>);
  const rewritten = async (
    change: (one: ReturnType<typeof enveloped>, i: number) => unknown,
  ): Promise<string> => {
    const folder = copyOf(signed);
    const lines = envelopes(folder).map((one, i) => `${JSON.stringify(change(one, i))}\n`);
    writeFileSync(join(folder, attestations), lines.join(""));
    return against(folder, { key: auditor.publicKey });
  };
  const signatureOf = (one: ReturnType<typeof enveloped>) => one.signatures[0] ?? { keyid: "", sig: "" };

  it("beside another, or on one statement alone, is not", async () => {
    expect(
      await rewritten((one) => ({ ...one, signatures: [...one.signatures, ...one.signatures] })),
    ).toContain("not signed");
    expect(await rewritten((one, i) => (i === 0 ? { ...one, signatures: [] } : one))).toContain("not signed");
  });

  it("of another type, or of another statement, is not", async () => {
    const text = (payload: string): string => Buffer.from(payload, "base64").toString();
    expect(
      await rewritten(({ payload }) => enveloped("text/plain", text(payload), auditor.privateKey)),
    ).toContain("does not follow");
    const [first, second] = envelopes(signed);
    expect(first).toBeDefined();
    expect(
      await rewritten((one, i) => ({ ...one, signatures: (i === 0 ? second : first)?.signatures })),
    ).toContain("not signed");
  });

  it("in another spelling of its bytes, or with more said beside, is not", async () => {
    const spelt = (change: (sig: string) => string) =>
      rewritten((one) => ({
        ...one,
        signatures: [{ ...signatureOf(one), sig: change(signatureOf(one).sig) }],
      }));
    expect(await spelt((sig) => sig.replaceAll("=", ""))).toContain("does not follow");
    expect(await spelt((sig) => sig.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""))).not.toBe(
      "",
    );
    expect(await spelt((sig) => `${sig} `)).toContain("does not follow");
    expect(await rewritten((one) => ({ ...one, note: "audited" }))).toContain("does not follow");
  });

  it("whose key says more than the key is not", async () => {
    const folder = copyOf(signed);
    const path = join(folder, "signer.pub.pem");
    writeFileSync(path, `Audited by X\n${readFileSync(path, "utf8")}`);
    expect(await against(folder)).toContain("it is not signed by the key in signer.pub.pem");
  });
});

describe("a manifest", () => {
  const listed = (folder: string) => documentIn(folder, "manifest.json").files as { path: string }[];

  it("that lists a file twice, in another order, or one that is outside, is contradicted", async () => {
    const twice = copyOf(unsigned);
    edit(twice, "manifest.json", { "/files": [...listed(twice), ...listed(twice).slice(0, 1)] });
    expect(await against(twice)).toContain("lists a file twice");
    const turned = copyOf(unsigned);
    edit(turned, "manifest.json", { "/files": listed(turned).reverse() });
    expect(await against(turned)).toContain("not sorted");
    const outside = copyOf(unsigned);
    const sha256 = "0".repeat(64);
    const more = ["../x", "/etc/passwd"].map((path) => ({ path, sha256 }));
    edit(outside, "manifest.json", { "/files": [...more, ...listed(outside)] });
    expect(await against(outside)).toMatch(/\.\.\/x is missing\n\/etc\/passwd is missing/);
  });

  it("that says more than a manifest is contradicted", async () => {
    const folder = copyOf(unsigned);
    const path = join(folder, "manifest.json");
    writeFileSync(path, readFileSync(path, "utf8").replace("{", '{\n  "files": [],'));
    expect(await against(folder)).toContain("manifest.json is not written as it was sealed");
  });
});

describe("an audit", () => {
  /** A matrix in which every mutant of this version lives. */
  const ofNothing = (): KillMatrix =>
    killMatrixDocument(
      subjects.map((one) => ({ subject: one, kills: new Map(), first: undefined, smallest: undefined })),
      auditPlan,
    );

  it("has a kill matrix, and nothing else has", async () => {
    const folder = copyOf(unsigned);
    edit(folder, "plan.json", { "/asked/profile": "audit" });
    await reseal(folder);
    expect(await against(folder)).toContain("kill-matrix.json belongs to an audit");
    const other = copyOf(unsigned);
    writeFileSync(join(other, "kill-matrix.json"), documentText(ofNothing()));
    expect(await against(other)).toContain("kill-matrix.json belongs to an audit");
    writeFileSync(join(other, "kill-matrix.json"), documentText({ ...ofNothing(), mutants: [] }));
    expect(await against(other)).toContain("kill-matrix.json is no part of a run");
    rmSync(join(other, "kill-matrix.json"));
    expect(await against(other)).toBe("");
  });

  it("has one of this version, which says nothing beside", async () => {
    const matrix = ofNothing();
    const words = "its mutants are not those of this version";
    expect((await checkMatrix(matrix, 1)).details).not.toContain(words);
    const [first, ...others] = matrix.mutants;
    for (const mutants of [
      others,
      [{ ...first, fault: "none" }, ...others],
      [{ ...first, note: "x" }, ...others],
    ])
      expect((await checkMatrix({ ...matrix, mutants } as KillMatrix, 1)).details).toContain(words);
    expect((await checkMatrix({ ...matrix, note: "x" } as KillMatrix, 1)).details).toContain(words);
  });
});
