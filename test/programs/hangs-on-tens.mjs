/** Never answers where a loss is divisible by ten. */
import { serveModel } from "./_model.mjs";

serveModel(({ scenario }) => {
  for (const { type, amount } of scenario.actions) while (type === "loss" && BigInt(amount) % 10n === 0n);
});
