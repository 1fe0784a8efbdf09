import type { ImplementationModule } from "./module.ts";

/** A module cannot be used, for a reason that its engineer can do something about: no stack of ours helps. */
export class LoadError extends Error {}

/** Loads a module that exports an implementation. Rejects with what to do about it. */
export const loadModule = async (file: URL): Promise<ImplementationModule> => {
  const exported = (await imported(file)) as object;
  const module = implementationIn(exported);
  if (module !== undefined) return module;
  const found = Object.keys(exported).join(", ") || "no exports";
  throw new LoadError(
    `Expected the exports "implementation" ({name, version, language}) and "run" (a function of a scenario), or a default export with these members; found ${found} in ${file.pathname}.`,
  );
};

/** The implementation that is exported by name, or by default. */
export const implementationIn = (exported: object): ImplementationModule | undefined => {
  const module: unknown = "run" in exported || !("default" in exported) ? exported : exported.default;
  return isImplementation(module) ? module : undefined;
};

const isImplementation = (module: unknown): module is ImplementationModule =>
  typeof module === "object" &&
  module !== null &&
  "implementation" in module &&
  "run" in module &&
  typeof module.run === "function";

const imported = async (file: URL): Promise<unknown> => {
  try {
    return await import(file.href);
  } catch (error) {
    if (!/\.[cm]?tsx?$/.test(file.pathname) || !isLoaderError(error)) throw error;
    throw new LoadError(
      `This Node (${process.version}) cannot load TypeScript: compile ${file.pathname} first, and name the .js file.`,
    );
  }
};

/** The file was found, but Node knows no way to run it. */
const isLoaderError = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  /^ERR_(UNKNOWN_FILE_EXTENSION|UNSUPPORTED_TYPESCRIPT_SYNTAX|INVALID_TYPESCRIPT_SYNTAX)$/.test(
    String(error.code),
  );
