import { describe, expect, it } from "vitest";
import { bitfinex2016 } from "../../../../../spec/catalogue/mechanisms/bitfinex-2016.ts";
import { after, answerTo, loss, outcomeOf, recover, resolve, state, withdraw } from "../../build.ts";

const { mechanism } = bitfinex2016;

describe("bitfinex-2016: every balance cut by one rate, and tokens for it", () => {
  const stolen = after(
    mechanism,
    state(mechanism, { accounts: { ann: [100n, 50n], bob: [200n, 0n], cat: [49n, 0n] } }),
    loss(144n),
  );
  // 150, 200 and 49 of 399: 54.14, 72.18, 17.68, up; ann's profit goes first.
  const cut = state(mechanism, {
    accounts: { ann: [95n, 0n], bob: [127n, 0n], cat: [31n, 0n] },
    claims: { ann: 55n, bob: 73n, cat: 18n },
    residue: 2n,
  });

  it("cuts", () => {
    const { state: end, paid } = outcomeOf(mechanism, stolen, resolve);
    expect(paid).toEqual({
      "all-balances/ann": 55n,
      "all-balances/bob": 73n,
      "all-balances/cat": 18n,
      surplus: 2n,
    });
    expect(end).toStrictEqual(cut);
  });

  it("keeps everybody in until then", () => {
    expect(answerTo(mechanism, stolen, withdraw("bob", 1n))).toBe("exits-gated");
  });

  it("redeems half of the tokens, then the rest", () => {
    // 73 of 146: 27.5, 36.5, 9, down; one atom is over.
    const half = after(mechanism, cut, recover(73n));
    expect(half).toStrictEqual(
      state(mechanism, {
        accounts: { ann: [122n, 0n], bob: [163n, 0n], cat: [40n, 0n] },
        claims: { ann: 28n, bob: 37n, cat: 9n },
        residue: 3n,
      }),
    );
    expect(after(mechanism, half, recover(74n)).claims).toEqual(new Map());
  });
});
