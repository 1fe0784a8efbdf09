import { beforeAll, describe, expect, it } from "vitest";
import { against, bundle, copyOf, documentIn, edit, flawed, reseal } from "./attack-kit.ts";

let honest: string;
let faulty: string;
beforeAll(async () => {
  honest = await bundle();
  faulty = await bundle(flawed("users-cut-before-the-fund"));
});

interface Found {
  readonly invariant: string;
  readonly index: number;
  readonly origin: string;
}

const block = "blocks/000000.json";
const resealed = async (folder: string): Promise<string> => {
  await reseal(folder);
  return against(folder);
};

describe("what follows from the seed", () => {
  it("which markets a block met", async () => {
    const copy = copyOf(honest);
    const { markets } = documentIn(copy, block).distribution as { markets: { market: string }[] };
    const renamed = markets.map((one, i) => (i === 0 ? { ...one, market: "calm" } : one));
    edit(copy, block, { "/distribution/markets": renamed });
    expect(await resealed(copy)).toContain("block 0: the seed gives other markets");
  });

  it("how often an invariant applied, and could bring about its cases", async () => {
    const copy = copyOf(honest);
    const { applied } = documentIn(copy, block) as { applied: Record<string, number> };
    const [id = ""] = Object.keys(applied);
    edit(copy, block, {
      [`/applied/${id}`]: (applied[id] ?? 0) - 1,
      [`/reasons/${id}`]: { index: 5, text: "it is not supported" },
    });
    expect(await resealed(copy)).toContain(`block 0: ${id} applies to others of the scenarios`);
  });

  it("the scenario of a finding", async () => {
    const copy = copyOf(faulty);
    const part = documentIn(copy, "part.json") as { convictions: Found[] };
    const found = (documentIn(copy, block) as unknown as { findings: Found[] }).findings;
    const i = found.findIndex(({ origin }) => !origin.endsWith("another"));
    const index = (found[i]?.index ?? 0) + 1;
    const origin = (found[i]?.origin ?? "").replace(/\d+$/, String(index));
    const j = part.convictions.findIndex(({ invariant }) => invariant === found[i]?.invariant);
    edit(copy, block, { [`/findings/${i}/index`]: index, [`/findings/${i}/origin`]: origin });
    edit(copy, "part.json", { [`/convictions/${j}/index`]: index, [`/convictions/${j}/origin`]: origin });
    expect(await resealed(copy)).toContain(`scenario ${index}: the seed gives another scenario`);
  });
});

describe("what follows from the trace that is kept", () => {
  it("the first violation of the block, where it shows one", async () => {
    const copy = copyOf(faulty);
    const { findings, evidence } = documentIn(copy, block) as unknown as {
      findings: Found[];
      evidence: { sample: { index: number } };
    };
    const i = findings.findIndex(({ index }) => index !== evidence.sample.index);
    // The sample holds there: a finding on it is made up.
    edit(copy, block, { [`/findings/${i}/index`]: evidence.sample.index });
    expect(await resealed(copy)).toMatch(/block 0, scenario 0: /);
  });
});
