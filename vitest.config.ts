import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Campaigns of a thousand scenarios take seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
