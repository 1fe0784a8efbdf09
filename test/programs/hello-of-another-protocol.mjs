/** Speaks protocol 2 and knows an action that there is not. */
import { hello, say, serve } from "./_base.mjs";

serve({
  onHello: () =>
    say({ ...hello, protocol: 2, supports: { ...hello.supports, actions: ["deposit", "burn it"] } }),
});
