/** Never answers where a loss is divisible by ten. */
import { hang } from "./_base.mjs";
import { serveModel } from "./_model.mjs";

serveModel(({ scenario }) => {
  if (scenario.actions.some(({ type, amount }) => type === "loss" && BigInt(amount) % 10n === 0n)) {
    hang();
    for (;;);
  }
});
