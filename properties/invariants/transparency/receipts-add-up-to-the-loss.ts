import { atoms, max, zero } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { receiptTotal } from "../../observe/receipts.ts";
import { atomEach, off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

export const receiptsAddUpToTheLoss = invariant({
  id: "TRAN-3",
  level: "transparent",
  sentence: "the receipts of a resolve add up to the loss it resolved",
  formula: "sum of payments - surplus + deficit receipt = L + what was paid of an old deficit",
  why: "A list of payments that leaves out the part nobody paid hides the deficit.",
  source: "spec 9.1, 9.3",
  explains: ["TRAN-2"],
  unless: ({ capabilities }) => (capabilities.receipts ? undefined : "the implementation gives no receipts"),
  sometimes: ["receipts added up to a loss", "a receipt told of a deficit"],
  cover: { "receipts added up to a loss": 20 },
  check: ({ mechanism, resolves }, see) => {
    for (const step of resolves) {
      const { index, loss, before, after } = step;
      const parked = mechanism.remainder === "carry" ? zero : before.deficit;
      const deficit = receiptTotal(step, "deficit");
      let paid = 0n;
      for (const { id } of mechanism.waterfall) paid += receiptTotal(step, id);
      const total = paid - receiptTotal(step, "surplus") + deficit;
      const oldPaid = max(zero, atoms(parked + deficit - after.deficit));
      if (loss > 0n && total === loss) see("receipts added up to a loss");
      if (deficit > 0n) see("a receipt told of a deficit");
      if (total !== loss + oldPaid)
        return {
          step: index,
          expected: `receipts that add up to the loss of ${money(loss)}${oldPaid > 0n ? ` and ${money(oldPaid)} of an old deficit` : ""}`,
          observed: `receipts of ${money(total)}`,
          ...off(total - (loss + oldPaid), atomEach(before)),
        };
      if (after.deficit > parked + deficit)
        return {
          step: index,
          expected: `a deficit receipt of ${money(after.deficit - parked)}`,
          observed: money(deficit),
          ...off(deficit - (after.deficit - parked), atomEach(before)),
        };
    }
    return undefined;
  },
});
