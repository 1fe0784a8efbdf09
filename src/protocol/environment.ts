/**
 * The environment variables that an implementation gets. All others, such as
 * the tokens and passwords of a build server, stay with us. To hand over one
 * more, name it in the command: `env NAME=value ./program`.
 */
const passed: readonly string[] = [
  // System
  "PATH",
  "HOME",
  "USER",
  "LOGNAME",
  "SHELL",
  "LANG",
  "LANGUAGE",
  "LC_*",
  "TZ",
  "TMPDIR",
  "TMP",
  "TEMP",
  "XDG_CACHE_HOME",
  "XDG_CONFIG_HOME",
  "XDG_DATA_HOME",
  "XDG_RUNTIME_DIR",
  "LD_LIBRARY_PATH",
  "DYLD_LIBRARY_PATH",
  "NIX_*",
  "GUIX_*",
  "SystemRoot",
  "ComSpec",
  "PATHEXT",
  "APPDATA",
  "LOCALAPPDATA",
  "USERPROFILE",
  // Version managers
  "ASDF_*",
  "MISE_*",
  "NVM_*",
  "VOLTA_*",
  "FNM_*",
  "PYENV_*",
  "RBENV_*",
  "SDKMAN_*",
  // Languages
  "NODE_OPTIONS",
  "NODE_PATH",
  "NODE_ENV",
  "DENO_DIR",
  "BUN_INSTALL",
  "PYTHON*",
  "VIRTUAL_ENV",
  "CONDA_PREFIX",
  "CARGO_HOME",
  "CARGO_TARGET_DIR",
  "RUSTUP_HOME",
  "RUSTUP_TOOLCHAIN",
  "RUST_BACKTRACE",
  "RUST_LOG",
  "GOPATH",
  "GOROOT",
  "GOCACHE",
  "GOMODCACHE",
  "GOFLAGS",
  "GOTOOLCHAIN",
  "JAVA_HOME",
  "JAVA_OPTS",
  "JAVA_TOOL_OPTIONS",
  "JDK_JAVA_OPTIONS",
  "GRADLE_USER_HOME",
  "SCALA_HOME",
  "DOTNET_*",
  "GEM_HOME",
  "GEM_PATH",
  "BUNDLE_GEMFILE",
  "BUNDLE_PATH",
  "RUBYLIB",
  "RUBYOPT",
  "ERL_LIBS",
  "MIX_HOME",
  "HEX_HOME",
  "STACK_ROOT",
  "CABAL_DIR",
  "OPAM_SWITCH_PREFIX",
  "OCAMLPATH",
  "CAML_LD_LIBRARY_PATH",
  "JULIA_DEPOT_PATH",
  "PERL5LIB",
  "LUA_PATH",
  "LUA_CPATH",
  "FOUNDRY_DIR",
];

const names = new Set(passed.filter((name) => !name.endsWith("*")));
const prefixes = passed.filter((name) => name.endsWith("*")).map((name) => name.slice(0, -1));

/** What tools keep their credentials in, whose other variables are passed: MISE_GITHUB_TOKEN, NVM_AUTH_HEADER, NIX_CONFIG. */
const credentials = /TOKEN|SECRET|PASSW|PASSPHRASE|CREDENTIAL|AUTH|KEY|^NIX_CONFIG$/;

const isPassed = (name: string): boolean =>
  names.has(name) || (prefixes.some((prefix) => name.startsWith(prefix)) && !credentials.test(name));

/** The part of an environment that an implementation gets. */
export const passedOn = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => isPassed(name)));
