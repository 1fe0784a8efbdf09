/** Compiles src/Allocator.sol with solc of npm, to where `forge build` would write it. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import solc from "solc";

const name = "Allocator";
const file = `${name}.sol`;
const input = {
  language: "Solidity",
  sources: { [file]: { content: readFileSync(`src/${file}`, "utf8") } },
  settings: {
    optimizer: { enabled: true },
    outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
  },
};
const { errors = [], contracts } = JSON.parse(solc.compile(JSON.stringify(input)));
for (const { formattedMessage } of errors) console.error(formattedMessage);
if (errors.some(({ severity }) => severity === "error")) process.exit(1);

const { abi, evm } = contracts[file][name];
const artifact = { abi, bytecode: { object: `0x${evm.bytecode.object}` } };
mkdirSync(`out/${file}`, { recursive: true });
writeFileSync(`out/${file}/${name}.json`, JSON.stringify(artifact, undefined, 2));
