import { expect, it } from "vitest";
import { everything, invariants, judge, observe } from "../../../../properties/index.ts";
import { type Action, run } from "../../../../spec/index.ts";
import { fund, mechanism, realize, recover, settle, state, withdraw } from "../../spec/build.ts";

it("XTR-1 counts a recovery that repays a defaulter's loss as paid for others", () => {
  const of = mechanism([fund("junior")]);
  const genesis = state(of, { accounts: { a: [0n, 0n], b: [0n, 0n] }, claims: { b: 1n } });
  const actions: readonly Action[] = [
    settle(["a", 1n], ["b", -1n]),
    recover(1n),
    realize("a"),
    withdraw("a", 1n),
  ];
  const scenario = { mechanism: of, genesis, actions };
  const trace = run(scenario);
  expect(trace.steps.map(({ outcome }) => outcome)).toEqual(Array(4).fill("accepted"));
  const [judgement] = judge(
    observe(scenario, trace, everything),
    invariants.filter(({ id }) => id === "XTR-1"),
  );
  expect(judgement?.violation).toBeUndefined();
  expect([...(judgement?.seen ?? [])]).toEqual(["somebody took out more than was theirs at first"]);
});
