/** Dies of an error that nobody catches where a loss is divisible by ten. */
import { serveLosses } from "./_losses.mjs";

const splitLoss = (amount) => {
  if (BigInt(amount) % 10n === 0n) throw new RangeError(`cannot split ${amount}`);
};

serveLosses(({ scenario }) => {
  for (const { type, amount } of scenario.actions) if (type === "loss") splitLoss(amount);
});
