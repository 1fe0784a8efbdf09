import { expect, test } from "vitest";
import { check, summary, story } from "../../src/index.ts";
import { openContract } from "../../src/adapters/evm/open-contract.ts";
import { artifactNamed } from "./compile.ts";
test.each(["HonestAllocator", "FlawedAllocator", "HonestVenue", "FlawedVenue"])("%s", async (name) => {
  let t = Date.now();
  const artifact = artifactNamed(name);
  console.log("compile", Date.now() - t); t = Date.now();
  const opening = await openContract({ artifact });
  console.log("open", Date.now() - t, opening.ok || opening.failure); t = Date.now();
  const report = await check(opening, { runs: 200 });
  console.log("check", Date.now() - t);
  console.log(summary(report));
  console.log(report.failures.slice(0,2).map(f=>f.message));
  for (const c of report.convictions.slice(0,3)) console.log(story(c, ""));
  expect(1).toBe(1);
});
