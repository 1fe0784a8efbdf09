/** Answers the marked scenario, and answers it again 200 ms later, or behind the 300th of other answers. */
import { honest, isMarked, say, serve } from "./_base.mjs";

let again = () => {};
let others = 0;
serve({
  onRun: (message) => {
    say(honest(message));
    if (isMarked(message)) {
      again = () => {
        again = () => {};
        say(honest(message));
      };
      setTimeout(() => again(), 200);
      return;
    }
    others += 1;
    if (others === 300) again();
  },
});
