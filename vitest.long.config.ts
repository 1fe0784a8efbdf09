import { defineConfig } from "vitest/config";

/** Campaigns that take minutes: CI runs them beside the tests. The limits end what hangs. */
export default defineConfig({
  test: {
    include: ["test/long/**/*.long.ts"],
    setupFiles: ["test/patience.ts"],
    maxWorkers: 2,
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
});
