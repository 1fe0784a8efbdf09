import { defineConfig } from "vitest/config";

/** Campaigns that take minutes: CI runs them beside the tests. */
export default defineConfig({
  test: { include: ["test/long/**/*.long.ts"], maxWorkers: 2, testTimeout: 300_000, hookTimeout: 60_000 },
});
