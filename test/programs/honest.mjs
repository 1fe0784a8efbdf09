/** No fault. Holds answers back and gives them in another order, as a threaded implementation does. */
import { honest, say, serve } from "./_base.mjs";

const held = [];
const flush = () => {
  for (const message of held.splice(0).sort((a, b) => (Number(a.id) * 7) % 16 - ((Number(b.id) * 7) % 16)))
    say(honest(message));
};
serve({
  onRun: (message) => {
    held.push(message);
    if (held.length === 1) setTimeout(flush, 5);
  },
});
