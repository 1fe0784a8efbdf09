import { expect, it } from "vitest";
import { deribitSession } from "../../../../../spec/catalogue/mechanisms/deribit-session.ts";
import { after, outcomeOf, realize, resolve, settle, state } from "../../build.ts";

const { mechanism } = deribitSession;

it("deribit-session: this session's winners pay, and the profit of the last one is capital", () => {
  const session = after(
    mechanism,
    state(mechanism, {
      accounts: { ann: [0n, 50n], bob: [0n, 0n], dan: [5n, 0n] },
      funds: { insurance: 5n },
    }),
    realize("ann"),
    settle(["ann", 10n], ["bob", 30n], ["dan", -40n]),
  );
  // 35 unpaid, 5 by the fund: 30 of 40, 7.5 and 22.5, up.
  const { state: end, paid } = outcomeOf(mechanism, session, resolve);
  expect(paid).toEqual({
    insurance: 5n,
    "session-winners/ann": 8n,
    "session-winners/bob": 23n,
    surplus: 1n,
  });
  expect(end).toStrictEqual(
    state(mechanism, {
      accounts: { ann: [50n, 2n], bob: [0n, 7n], dan: [0n, 0n] },
      claims: { ann: 8n, bob: 23n },
      residue: 1n,
    }),
  );
});
