/** Closes its standard input after hello, and stays. */
import { hang, hello, say } from "./_base.mjs";

process.stdin.once("data", () => {
  say(hello);
  process.stdin.destroy();
  // It cannot know when it is asked.
  setInterval(hang, 1000);
});
