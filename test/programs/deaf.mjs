/** Closes its standard input after hello, and stays. */
import { hello, say } from "./_base.mjs";

process.stdin.once("data", () => {
  say(hello);
  process.stdin.destroy();
  setInterval(() => {}, 1000);
});
