import { expect, it } from "vitest";
import * as venue from "../../../../starters/typescript/venue.ts";
import { implementationIn } from "../../../../src/adapters/module/load-module.ts";
import type { Subject } from "../../../../src/vitest/index.ts";

it("takes the TypeScript starter as it is: npm run types checks the assignment", () => {
  const subject: Subject = venue;
  expect(implementationIn(subject)).toBe(venue);
});
