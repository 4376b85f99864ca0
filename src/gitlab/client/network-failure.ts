/** Why no answer came, in plain words, and whether asking again can help. */
export interface NetworkFailure {
  readonly reason: string;
  /** `never`: the address or its certificate is wrong. `later`: it may be starting. `now`: the connection broke. */
  readonly retry: 'never' | 'later' | 'now';
}

const cut: NetworkFailure = { reason: 'the connection was cut', retry: 'now' };
const slow: NetworkFailure = { reason: 'no answer in time', retry: 'now' };
const untrusted: NetworkFailure = {
  reason: 'its certificate is not trusted: set NODE_EXTRA_CA_CERTS to the file of your certificate authority',
  retry: 'never',
};

const byCode: Readonly<Record<string, NetworkFailure>> = {
  ECONNREFUSED: { reason: 'connection refused', retry: 'later' },
  ENOTFOUND: { reason: 'name not found', retry: 'later' },
  EAI_AGAIN: { reason: 'name not found for now', retry: 'later' },
  EHOSTUNREACH: { reason: 'no route to it', retry: 'later' },
  ENETUNREACH: { reason: 'no route to it', retry: 'later' },
  ECONNRESET: cut,
  EPIPE: cut,
  UND_ERR_SOCKET: cut,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: cut,
  ETIMEDOUT: slow,
  UND_ERR_CONNECT_TIMEOUT: slow,
  UND_ERR_HEADERS_TIMEOUT: slow,
  UND_ERR_BODY_TIMEOUT: slow,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_UNTRUSTED: untrusted,
  CERT_HAS_EXPIRED: { reason: 'its certificate has expired', retry: 'never' },
  ERR_TLS_CERT_ALTNAME_INVALID: { reason: 'its certificate is for another name', retry: 'never' },
};

/** Explains what `fetch` or the reading of a body threw; the text of the error itself is not passed on. */
export function explainNetworkFailure(error: unknown): NetworkFailure {
  for (const code of codesOf(error)) {
    const known = byCode[code];
    if (known !== undefined) return known;
    if (code.startsWith('ERR_SSL') || code === 'EPROTO') {
      return { reason: 'it does not speak TLS there', retry: 'never' };
    }
    if (code.startsWith('HPE_')) return { reason: 'its answer is not HTTP', retry: 'now' };
  }
  return { reason: 'no connection', retry: 'now' };
}

// Shapes are tested rather than classes: an error of fetch may come from another realm.
function codesOf(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  const nested = [cause, ...(Array.isArray(errors) ? errors : [])];
  return [...(typeof code === 'string' ? [code] : []), ...nested.flatMap((e) => codesOf(e, depth + 1))];
}
