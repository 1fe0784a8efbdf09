import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { enveloped, isSignedBy, preAuthEncoding } from "../../../../src/evidence/envelope.ts";
import { keyIdOf, privateKeyIn, publicKeyIn, publicPem } from "../../../../src/evidence/key.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const other = generateKeyPairSync("ed25519").publicKey;
const type = "http://example.com/HelloWorld";

describe("an envelope", () => {
  it("signs DSSE's pre-authentication encoding, as in its own example", () => {
    expect(preAuthEncoding(type, Buffer.from("hello world")).toString()).toBe(
      "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
    );
    expect(preAuthEncoding("é", Buffer.from("€")).toString()).toBe("DSSEv1 2 é 3 €");
  });

  it("is signed by its key alone, and the same each time", () => {
    const envelope = enveloped(type, "hello world", privateKey);
    expect(envelope).toEqual(enveloped(type, "hello world", privateKey));
    expect(Buffer.from(envelope.payload, "base64").toString()).toBe("hello world");
    expect(isSignedBy(envelope, publicKey)).toBe(true);
    expect(isSignedBy(envelope, other)).toBe(false);
    expect(isSignedBy(enveloped(type, "hello world"), publicKey)).toBe(false);
  });

  it.each([
    ["another payload", { payload: Buffer.from("hello World").toString("base64") }],
    ["another type", { payloadType: "http://example.com/Helloworld" }],
  ])("is not signed with %s", (_, change) => {
    expect(isSignedBy({ ...enveloped(type, "hello world", privateKey), ...change }, publicKey)).toBe(false);
  });
});

describe("a key", () => {
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();

  it("is read from PEM, and named by its public half", () => {
    expect(keyIdOf(privateKeyIn(pem))).toBe(keyIdOf(publicKeyIn(publicPem(privateKey))));
    expect(publicPem(privateKeyIn(pem))).toBe(publicPem(publicKey));
  });

  it.each([
    ["no key", () => privateKeyIn("hello"), "found something else"],
    ["a public key to sign with", () => privateKeyIn(publicPem(publicKey)), "found something else"],
    ["a private key to verify with", () => publicKeyIn(pem), "found something else"],
    [
      "a key of another type",
      () =>
        publicKeyIn(
          generateKeyPairSync("x25519").publicKey.export({ type: "spki", format: "pem" }).toString(),
        ),
      "found one of type x25519",
    ],
  ])("refuses %s, and tells nothing of it but how to make one", (_, read, found) => {
    expect(read).toThrow(found);
    expect(read).toThrow("openssl genpkey -algorithm ed25519");
  });
});
