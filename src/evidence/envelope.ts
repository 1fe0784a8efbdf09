import { type KeyObject, sign, verify } from "node:crypto";
import Type from "typebox";
import { keyIdOf } from "./key.ts";

/** A DSSE envelope (secure-systems-lab/dsse, version 1) of JSON. Unsigned, it has no signature. */
export const EnvelopeSchema = Type.Object({
  payloadType: Type.String(),
  payload: Type.String({ description: "base64" }),
  signatures: Type.Array(Type.Object({ keyid: Type.String(), sig: Type.String({ description: "base64" }) })),
});
export type Envelope = Type.Static<typeof EnvelopeSchema>;

/**
 * What is signed: DSSE's pre-authentication encoding. Lengths are in bytes.
 * @example preAuthEncoding("a", Buffer.from("bc")).toString() // => "DSSEv1 1 a 2 bc"
 */
export const preAuthEncoding = (type: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `), body]);

/** Puts a text into an envelope, signed where there is a key. Ed25519: the same text and key give the same bytes. */
export const enveloped = (payloadType: string, text: string, key?: KeyObject): Envelope => {
  const body = Buffer.from(text);
  const signatures =
    key === undefined
      ? []
      : [
          {
            keyid: keyIdOf(key),
            sig: sign(null, preAuthEncoding(payloadType, body), key).toString("base64"),
          },
        ];
  return { payloadType, payload: body.toString("base64"), signatures };
};

/** Whether a key signed an envelope. */
export const isSignedBy = ({ payloadType, payload, signatures }: Envelope, key: KeyObject): boolean => {
  const message = preAuthEncoding(payloadType, Buffer.from(payload, "base64"));
  const keyid = keyIdOf(key);
  return signatures.some(
    (one) => one.keyid === keyid && verify(null, message, key, Buffer.from(one.sig, "base64")),
  );
};
