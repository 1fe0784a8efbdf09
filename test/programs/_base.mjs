/**
 * An honest implementation of deposits, for faulty programs to spoil at one
 * point. Their first argument is a token by which a test finds the process,
 * their second how many scenarios may be under way.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const hello = {
  type: "hello",
  protocol: 1,
  implementation: { name: "test program", version: "1.0.0", language: "javascript" },
  supports: {
    mechanisms: "any",
    actions: ["deposit"],
    genesis: false,
    inFlight: Number(process.argv[3] ?? 1),
  },
};

export const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

/** Tells that this process hangs, in the folder that its third argument names, if any: see test/unit/src/adapters/hung.ts. */
export const hang = () => {
  const folder = process.argv[4];
  if (folder !== undefined) writeFileSync(join(folder, String(process.pid)), "");
};

/** The right answer to a run message that only deposits. */
export const honest = ({ id, scenario }) => {
  const balances = new Map();
  const steps = scenario.actions.map(({ account, amount }) => {
    const isRefused = BigInt(amount) <= 0n;
    if (!isRefused) balances.set(account, (balances.get(account) ?? 0n) + BigInt(amount));
    const accounts = [...balances].map(([name, capital]) => [name, { capital: String(capital), pnl: "0" }]);
    const state = { accounts: Object.fromEntries(accounts) };
    return isRefused
      ? { outcome: "refused", code: "non-positive-amount", state }
      : { outcome: "accepted", state };
  });
  return { type: "trace", id, steps };
};

/** A fault shows only on scenarios that name the account "marked". */
export const isMarked = ({ scenario }) => JSON.stringify(scenario).includes('"marked"');

/** Answers honestly, except where `onMarked`, `onRun`, `onHello` or `onBye` say otherwise. */
export const serve = ({
  onHello = () => say(hello),
  onMarked = (message) => say(honest(message)),
  onRun = (message) => (isMarked(message) ? onMarked(message) : say(honest(message))),
  onBye = () => process.exit(0),
}) => {
  createInterface({ input: process.stdin }).on("line", (line) => {
    const message = JSON.parse(line);
    if (message.type === "hello") onHello(message);
    if (message.type === "run") onRun(message);
    if (message.type === "bye") onBye(message);
  });
};
