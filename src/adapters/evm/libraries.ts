import { Unanswerable } from "../unanswerable.ts";

/** The packages for contracts are optional: only who brings one installs them. */
const hint = (packages: string): string =>
  `Contracts need packages that are not installed here: npm install --save-dev ${packages}`;

const found = async <T>(loading: Promise<T>, packages: string): Promise<T> => {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")
      throw new Unanswerable("crash", hint(packages));
    throw error;
  }
};

export type Viem = typeof import("viem");

/** What encodes calls, and talks to nodes. */
export const loadViem = (): Promise<Viem> => found(import("viem"), "viem");

const ethereumjs = async () => {
  const [{ createEVM }, { Common, Hardfork, Mainnet }, { SimpleStateManager }, { Address, hexToBytes }] =
    await Promise.all([
      import("@ethereumjs/evm"),
      import("@ethereumjs/common"),
      import("@ethereumjs/statemanager"),
      import("@ethereumjs/util"),
    ]);
  return { createEVM, Common, Hardfork, Mainnet, SimpleStateManager, Address, hexToBytes };
};

export type EthereumJs = Awaited<ReturnType<typeof ethereumjs>>;

/** What runs a contract in this process. */
export const loadEthereumJs = (): Promise<EthereumJs> =>
  found(ethereumjs(), "viem @ethereumjs/evm @ethereumjs/common @ethereumjs/statemanager @ethereumjs/util");
