// What the site and the browser say to each other: bytes are base64url on the wire, buffers in the browser. Browsers that have
// `PublicKeyCredential.toJSON` are not the only ones with passkeys, so it is done here.

type Json = Record<string, unknown>;

const asObject = (value: unknown): Json => (value ?? {}) as Json;

export function bytes(text: unknown): ArrayBuffer {
  const plain = atob(String(text).replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0)).buffer;
}

export function text(buffer: ArrayBuffer): string {
  let plain = "";
  for (const byte of new Uint8Array(buffer)) plain += String.fromCharCode(byte);
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

const descriptors = (list: unknown): Json[] =>
  ((list ?? []) as Json[]).map((one) => ({ ...one, id: bytes(one.id) }));

/** The options of a new passkey. */
export function creation(options: unknown): CredentialCreationOptions {
  const key = asObject(asObject(options).publicKey);
  const user = asObject(key.user);
  const publicKey = {
    ...key,
    challenge: bytes(key.challenge),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: descriptors(key.excludeCredentials),
  };
  return { publicKey } as unknown as CredentialCreationOptions;
}

/** The options of a question for a passkey. */
export function request(options: unknown): CredentialRequestOptions {
  const key = asObject(asObject(options).publicKey);
  const publicKey = { ...key, challenge: bytes(key.challenge), allowCredentials: descriptors(key.allowCredentials) };
  return { publicKey } as unknown as CredentialRequestOptions;
}

/** What the browser answered, as the site reads it. */
export function told(credential: PublicKeyCredential): Json {
  const { id, rawId, type, response } = credential;
  const said: Json = { clientDataJSON: text(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    said.attestationObject = text(response.attestationObject);
    if (response.getTransports) said.transports = response.getTransports();
  } else if (response instanceof AuthenticatorAssertionResponse) {
    said.authenticatorData = text(response.authenticatorData);
    said.signature = text(response.signature);
    said.userHandle = response.userHandle ? text(response.userHandle) : null;
  }
  return { id, rawId: text(rawId), type, response: said, extensions: {} };
}
