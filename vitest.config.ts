import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // By itself vitest leaves a core idle, and CI has two.
    maxWorkers: 2,
    // No test changes what a module holds; loading them anew for every file takes longer than most files.
    isolate: false,
    // Campaigns of a thousand scenarios take seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
