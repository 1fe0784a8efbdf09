import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { sha256 } from "../subject/tree.ts";

const advice =
  "Make one with: openssl genpkey -algorithm ed25519 -out key.pem; openssl pkey -in key.pem -pubout -out key.pub.pem";

/** The Ed25519 private key in a PEM file (PKCS #8). Throws, never telling what is in the file. */
export const privateKeyIn = (pem: string): KeyObject => ed25519("private", () => createPrivateKey(pem));

/** The Ed25519 public key in a PEM file (SPKI). A private key is refused: it should not be passed around. */
export const publicKeyIn = (pem: string): KeyObject =>
  ed25519("public", () => {
    if (pem.includes("PRIVATE KEY")) throw new Error("private");
    return createPublicKey(pem);
  });

const ed25519 = (kind: "private" | "public", read: () => KeyObject): KeyObject => {
  const expected = `expected an Ed25519 ${kind} key without a passphrase, in PEM`;
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw new Error(`${expected}, found something else. ${advice}`);
  }
  if (key.asymmetricKeyType === "ed25519") return key;
  throw new Error(`${expected}, found one of type ${key.asymmetricKeyType ?? "unknown"}. ${advice}`);
};

/** The public half of a key, in PEM. */
export const publicPem = (key: KeyObject): string =>
  (key.type === "private" ? createPublicKey(key) : key).export({ type: "spki", format: "pem" }).toString();

/** Names a key: SHA-256 of its public half (SPKI, DER). */
export const keyIdOf = (key: KeyObject): string =>
  sha256((key.type === "private" ? createPublicKey(key) : key).export({ type: "spki", format: "der" }));
