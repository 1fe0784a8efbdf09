import { beforeAll, describe, expect, it } from "vitest";
import { against, bundle, copyOf, documentIn, edit, flawed, reseal } from "./attack-kit.ts";

let honest: string;
let faulty: string;
beforeAll(async () => {
  honest = await bundle();
  faulty = await bundle(flawed("users-cut-before-the-fund"));
});

const block = "blocks/000001.json";
const forged = async (
  folder: string,
  path: string,
  parts: Readonly<Record<string, unknown>>,
): Promise<string> => {
  const copy = copyOf(folder);
  edit(copy, path, parts);
  await reseal(copy);
  return against(copy);
};

describe("blocks that were changed, and all that follows from them made again", () => {
  it("none: nothing is said against it", async () => {
    for (const folder of [honest, faulty]) {
      const copy = copyOf(folder);
      await reseal(copy);
      expect(await against(copy)).toBe("");
    }
  });

  it.each([
    ["fewer scenarios", { "/ran": 99, "/judged": 99 }, "block 1 has 99 scenarios, expected 100"],
    [
      "more judged than ran",
      { "/judged": 1000 },
      "100 scenarios ran, 0 of them unanswered, and 1000 were judged",
    ],
    [
      "an invariant that applied more often",
      { "/applied/ORD-1": 1000 },
      "what is counted of ORD-1 does not add up",
    ],
    [
      "an invariant that did not apply",
      { "/applied/ORD-1": undefined },
      "what is counted of ORD-1 does not add up",
    ],
    ["a case seen more often", { "/seen/ORD-1": { x: 1 } }, "what is counted of ORD-1 does not add up"],
    ["an unknown invariant", { "/applied/__proto__": 1 }, "what is counted of __proto__ does not add up"],
    ["more markets", { "/distribution/markets": [] }, "its markets do not add up"],
    ["no trace", { "/evidence/sample": undefined }, "the trace that is kept is not that of scenario 100"],
    ["no digest", { "/evidence": undefined }, "block 1 has no digest"],
  ])("%s", async (_, parts, words) => {
    expect(await forged(honest, block, parts)).toContain(words);
  });

  it("the trace of another scenario, though the seed gives it", async () => {
    const { evidence } = documentIn(honest, "blocks/000000.json");
    const digest = (documentIn(honest, block).evidence as { digest: string }).digest;
    const parts = { "/evidence": { ...(evidence as object), digest } };
    expect(await forged(honest, block, parts)).toContain(
      "the trace that is kept is not that of scenario 100",
    );
  });

  it("a violation that part.json tells of otherwise, or not at all", async () => {
    const [first, ...others] = documentIn(faulty, "part.json").convictions as { invariant: string }[];
    const id = first?.invariant ?? "";
    const without = await forged(faulty, "part.json", { "/convictions": others });
    expect(without).toContain(`${id} is violated in a block, and not in part.json`);
    const moved = await forged(faulty, "part.json", { "/convictions/0/index": 249 });
    expect(moved).toContain(`what part.json tells of ${id} is not what the blocks found`);
    const twice = await forged(faulty, "part.json", { "/convictions": [first, first, ...others] });
    expect(twice).toContain("twice");
  });

  it("violations of what the run is said not to have judged by", async () => {
    const copy = copyOf(faulty);
    const convictions = documentIn(copy, "part.json").convictions as { invariant: string }[];
    edit(copy, "plan.json", { "/asked/skip": convictions.map(({ invariant }) => invariant) });
    edit(copy, "part.json", { "/convictions": [] });
    expect(await against(copy)).toContain("expected a law that this run judges by");
  });
});
