import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Time is not limited, but by the two limits below, which end what hangs.
    setupFiles: ["test/patience.ts"],
    // By itself vitest leaves a core idle, and CI has two.
    maxWorkers: 2,
    // No test changes what a module holds; loading them anew for every file takes longer than most files.
    isolate: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
