import { expect, it } from "vitest";
import { openContract } from "../../src/adapters/evm/open-contract.ts";
import { check } from "../../src/check.ts";
import { artifactNamed } from "../evm/compile.ts";
import { accountsIn, verdictOn } from "../evm/reports.ts";

/** A quarter of the usual: it is small enough by then. */
const shrink = { scenarios: 400, milliseconds: 20_000 };

it("acquits and convicts the venues that contracts/ ships without load() too, where states are reached by actions", async () => {
  const opened = (name: string) => {
    const whole = artifactNamed(name);
    const abi = whole.abi.filter((item) => !("name" in item && item.name === "load"));
    return openContract({ artifact: { ...whole, abi } });
  };
  const honest = await check(await opened("HonestVenue"), { runs: 25 });
  expect(honest.verdicts.filter(({ verdict }) => verdict === "violated")).toEqual([]);
  expect(honest.failures).toEqual([]);
  const flawed = await check(await opened("FlawedVenue"), { runs: 20, only: ["ORD-2"], shrink });
  expect(verdictOn(flawed, "ORD-2")).toBe("violated");
  expect(flawed.convictions[0]?.observation.scenario.genesis).toBeUndefined();
  expect(accountsIn(flawed, "ORD-2")).toBeLessThanOrEqual(3);
});
