/** The files of each starter, as they stand in starters/; the last one is where the user's code goes. */
export const starters: Readonly<Record<string, readonly string[]>> = {
  python: ["README.md", "adapter.py", "venue.py"],
  rust: ["README.md", "Cargo.toml", "rustfmt.toml", "src/main.rs", "src/venue.rs"],
  go: ["README.md", "go.mod", "main.go", "venue.go"],
  solidity: ["README.md", "foundry.toml", "package.json", "build.js", "src/Allocator.sol"],
  typescript: ["README.md", "package.json", "tsconfig.json", "venue.ts"],
};
