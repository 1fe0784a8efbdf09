/** Never answers where a loss is divisible by ten. */
import { hang } from "./_base.mjs";
import { serveLosses } from "./_losses.mjs";

serveLosses(({ scenario }) => {
  if (scenario.actions.some(({ type, amount }) => type === "loss" && BigInt(amount) % 10n === 0n)) {
    hang();
    for (;;);
  }
});
