import { createHash } from 'node:crypto';

/** What a public SSH key in OpenSSH's form tells: undefined where the text is no such key. */
export function sshKeyFacts(key: string | null | undefined): {
  readonly keyType: string | undefined;
  readonly fingerprintSha256: string | undefined;
} {
  const [, keyType, blob] = /^([a-z][\w.@-]{2,60}) ([A-Za-z0-9+/]{16,}={0,2})(?:\s|$)/.exec(key ?? '') ?? [];
  const bytes = Buffer.from(blob ?? '', 'base64');
  // The blob names its algorithm again (RFC 4253, 6.6): otherwise the text is something else.
  const named =
    bytes.length > 4 ? bytes.subarray(4, 4 + bytes.readUInt32BE(0)).toString('latin1') : undefined;
  if (keyType === undefined || named !== keyType) return { keyType: undefined, fingerprintSha256: undefined };
  const digest = createHash('sha256').update(bytes).digest('base64').replace(/=+$/, '');
  return { keyType, fingerprintSha256: `SHA256:${digest}` };
}

/** The first packet's tag and body: the primary key comes first (RFC 9580, 10.1). */
function firstPacket(bytes: Buffer): { readonly tag: number; readonly body: Buffer } | undefined {
  const [head = 0, one = 0, two = 0] = bytes;
  if ((head & 0x80) === 0) return undefined;
  if ((head & 0x40) === 0) {
    const size = 1 << (head & 3);
    if (size > 4 || bytes.length < 1 + size) return undefined;
    return packet((head >> 2) & 15, bytes, 1 + size, bytes.readUIntBE(1, size));
  }
  if (one < 192) return packet(head & 63, bytes, 2, one);
  if (one < 224) return packet(head & 63, bytes, 3, ((one - 192) << 8) + two + 192);
  return one === 255 && bytes.length > 6 ? packet(head & 63, bytes, 6, bytes.readUInt32BE(2)) : undefined;
}

function packet(tag: number, bytes: Buffer, start: number, length: number) {
  return bytes.length < start + length ? undefined : { tag, body: bytes.subarray(start, start + length) };
}

/**
 * The fingerprint of an armoured public GPG key of version 4 (RFC 9580, 5.5.4) in upper-case hexadecimal digits;
 * undefined for anything else.
 */
export function gpgFingerprint(armoured: string | null | undefined): string | undefined {
  const block = /-----BEGIN PGP PUBLIC KEY BLOCK-----\r?\n((?:[^\r\n]+\r?\n)*)\r?\n([A-Za-z0-9+/=\s]+)/.exec(
    armoured ?? '',
  );
  const base64 = block?.[2]?.replace(/\n=[A-Za-z0-9+/]{4}\s*$/, '').replace(/\s/g, '');
  const found = firstPacket(Buffer.from(base64 ?? '', 'base64'));
  if (found === undefined || found.tag !== 6 || found.body[0] !== 4 || found.body.length > 0xffff)
    return undefined;
  const head = Buffer.from([0x99, found.body.length >> 8, found.body.length & 0xff]);
  return createHash('sha1').update(head).update(found.body).digest('hex').toUpperCase();
}
