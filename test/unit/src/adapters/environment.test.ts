import { expect, test } from "vitest";
import { passedOn } from "../../../../src/protocol/environment.ts";

test("an implementation gets what it needs to run, and no secrets", () => {
  const needed = {
    PATH: "/bin",
    LC_ALL: "C",
    PYTHONPATH: "lib",
    PYENV_ROOT: "/p",
    CARGO_HOME: "/c",
    JAVA_HOME: "/j",
  };
  const secret = {
    GITHUB_TOKEN: "t",
    AWS_SECRET_ACCESS_KEY: "k",
    CARGO_REGISTRY_TOKEN: "t",
    npm_config_token: "t",
    // Of tools whose other variables are passed on.
    MISE_GITHUB_TOKEN: "t",
    NVM_AUTH_HEADER: "t",
    NIX_CONFIG: "access-tokens = github.com=t",
    DOTNET_SYSTEM_NET_PASSWORD: "t",
  };
  expect(passedOn({ ...needed, ...secret })).toEqual(needed);
});
