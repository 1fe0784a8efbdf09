import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // By itself vitest leaves a core idle, and CI has two.
    maxWorkers: 2,
    // Campaigns of a thousand scenarios take seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
