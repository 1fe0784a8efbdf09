import { describe, expect, it } from "vitest";
import { ccpEmir } from "../../../../../spec/catalogue/mechanisms/ccp-emir.ts";
import { after, loss, outcomeOf, resolve, settle, state } from "../../build.ts";

const { mechanism } = ccpEmir;

describe("ccp-emir: defaulter, house, survivors, assessments, gains", () => {
  const before = after(
    mechanism,
    state(mechanism, {
      accounts: { d: [50n, 0n], m: [1000n, 0n], n: [20n, 0n] },
      funds: { "skin-in-the-game": 30n },
      stakes: { "default-fund": { d: 100n, m: 300n, n: 100n } },
    }),
    settle(["d", -1100n], ["m", 700n], ["n", 400n]),
  );
  const { state: end, paid } = outcomeOf(mechanism, before, resolve);

  it("asks each in turn for all it can give", () => {
    // 1100 - 50 margin - 100 - 30 - 400 - (300 + 20) leave 200 over gains of 1100: 127.27 and 72.73, up.
    expect(paid).toEqual({
      "defaulter-contribution/d": 100n,
      "skin-in-the-game": 30n,
      "default-fund/m": 300n,
      "default-fund/n": 100n,
      "assessments/m": 300n,
      "assessments/n": 20n,
      "vm-gains/m": 128n,
      "vm-gains/n": 73n,
      surplus: 1n,
    });
    expect(end).toStrictEqual(
      state(mechanism, {
        accounts: { d: [0n, 0n], m: [700n, 572n], n: [0n, 327n] },
        claims: { m: 728n, n: 193n },
        residue: 1n,
      }),
    );
  });

  it("halts with a deficit where all of that is not enough", () => {
    const { state: last, paid: more } = outcomeOf(mechanism, after(mechanism, end, loss(1000n)), resolve);
    expect(more).toEqual({ "vm-gains/m": 572n, "vm-gains/n": 327n, deficit: 101n });
    expect([last.deficit, last.halted]).toEqual([101n, true]);
  });
});
