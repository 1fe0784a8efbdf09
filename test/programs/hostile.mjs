/**
 * Whatever it may word itself, it words as commands to the runner of a
 * workflow, and to the terminal. Its third argument says how it answers:
 * "error", "unsupported", "trace", "id", "type", "crash", "hello", "noise".
 */
import { hello, honest, say, serve } from "./_base.mjs";

const commands = [
  "::error file=a.ts::pwned",
  "  ::set-output name=x::y",
  "##[error]pwned",
  "##vso[task.setvariable variable=x]y",
  "##teamcity[buildStatus status='SUCCESS']",
  "\u001b[31m::error::pwned\u001b[0m\u0007\u202e",
];
const words = `${commands[0]}\n${commands.join("\n")}\r\n::error::pwned`;
const how = process.argv[4] ?? "error";
const { supports } = hello;
const steps = [
  { outcome: "accepted", state: { accounts: { [`${words}`]: { capital: words, pnl: words } } } },
];

process.stderr.write(`${words}\n`);
serve({
  onHello: () => {
    if (how === "noise") process.stdout.write(`${words}\n`);
    if (how === "hello") say({ ...hello, supports: { ...supports, actions: [words], maxAmount: words } });
    else
      say({
        ...hello,
        implementation: { name: commands[0], version: commands[3], language: commands[4] },
      });
  },
  onRun: (message) => {
    const { id } = message;
    process.stderr.write(`${words}\n`);
    if (how === "error") say({ type: "error", id, message: words });
    if (how === "unsupported") say({ type: "unsupported", id, reason: words });
    if (how === "trace") say({ type: "trace", id, steps });
    if (how === "type") say({ type: words, id });
    if (how === "id") say({ type: "trace", id: words, steps });
    if (how === "honest") say(honest(message));
    if (how === "crash") process.exit(1);
  },
});
