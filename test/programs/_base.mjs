/**
 * An honest implementation around the model, for faulty ones to spoil at one
 * point. The first argument is a token by which a test finds the process.
 */
import { createInterface } from "node:readline";
import { readScenario, run, writeTrace } from "../../dist/spec/index.js";

export const hello = {
  type: "hello",
  protocol: 1,
  implementation: { name: "test program", version: "1.0.0", language: "javascript" },
  supports: {
    mechanisms: "any",
    actions: ["deposit", "withdraw", "stake", "unstake", "fee", "topUp", "settle", "realize", "loss", "resolve", "recover"],
    genesis: true,
    receipts: true,
    inFlight: Number(process.argv[3] ?? 1),
  },
};

export const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

/** The model's answer to a run message. */
export const honest = ({ id, scenario }) => ({
  type: "trace",
  id,
  steps: writeTrace(run(readScenario(scenario).value), String).steps,
});

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
