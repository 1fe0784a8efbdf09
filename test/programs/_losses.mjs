/**
 * An honest implementation of deposits and losses, for programs that fail on a
 * scenario which they see whole. It starts in a moment: some tests start it a
 * hundred times.
 */
import { hello, say, serve } from "./_base.mjs";

/** Answers rightly, unless `onScenario` fails first. */
export const serveLosses = (onScenario) =>
  serve({
    onHello: () => say({ ...hello, supports: { ...hello.supports, actions: ["deposit", "loss"] } }),
    onRun: (message) => {
      onScenario(message);
      say({ type: "trace", id: message.id, steps: stepsOf(message.scenario) });
    },
  });

const stepsOf = ({ actions }) => {
  const balances = new Map();
  let pending = 0n;
  return actions.map(({ type, account, amount }) => {
    const isRefused = BigInt(amount) <= 0n;
    if (!isRefused && type === "loss") pending += BigInt(amount);
    if (!isRefused && type === "deposit")
      balances.set(account, (balances.get(account) ?? 0n) + BigInt(amount));
    const accounts = [...balances].map(([name, capital]) => [name, { capital: String(capital), pnl: "0" }]);
    const state = { accounts: Object.fromEntries(accounts), pending: String(pending) };
    return isRefused
      ? { outcome: "refused", code: "non-positive-amount", state }
      : { outcome: "accepted", state };
  });
};
