import { describe, expect, test } from '@jest/globals';
import { gpgFingerprint, sshKeyFacts } from './fingerprints.js';

const ssh = 'AAAAC3NzaC1lZDI1NTE5AAAAIJN4fYIOdYEtoGVv4Sk90ys9n94n8G5Czy16kbhmbyfS';
const armoured = [
  '-----BEGIN PGP PUBLIC KEY BLOCK-----',
  '',
  'mDMEawHdEhYJKwYBBAHaRw8BAQdAVlRf6i58ueDOuKzpiW1CpfXe5DZ7SSUW1rZ0',
  'Jajd6+60EVQgPHRAZXhhbXBsZS5jb20+iJAEExYIADgWIQQ+O99uTT4Bv+7Cx2uQ',
  'yNatKk3aQgUCawHdEgIbAwULCQgHAgYVCgkICwIEFgIDAQIeAQIXgAAKCRCQyNat',
  'Kk3aQuH6AP9nNE0izg8U1j3E3UoMxTqlQv0+guhxVdJoZ5jcC12TzQD/T7j4uTEu',
  'PLIcCWRkyMu5WFyR6to8uQq99MdtrrbP2wk=',
  '=XcmL',
  '-----END PGP PUBLIC KEY BLOCK-----',
];

describe('fingerprints of public keys', () => {
  test('an SSH key has the fingerprint that ssh-keygen tells', () => {
    expect(sshKeyFacts(`ssh-ed25519 ${ssh} someone@laptop`)).toEqual({
      keyType: 'ssh-ed25519',
      fingerprintSha256: 'SHA256:ZBq+WWFHYogpDiW4gT88MeS15gE5SdEeL1dvDLa3Md0',
    });
  });

  test.each([
    [undefined],
    [''],
    ['ssh-ed25519'],
    [`ssh-rsa ${ssh}`],
    ['ssh-rsa AAAA'],
    ['a password that somebody pasted'],
    ['ssh-rsa /////////////////////////////w=='],
  ])('%s is no SSH key', (key) => {
    expect(sshKeyFacts(key)).toEqual({ keyType: undefined, fingerprintSha256: undefined });
  });

  test.each(['\n', '\r\n'])(
    'a GPG key has the fingerprint that gpg tells, whatever ends its lines',
    (end) => {
      const fingerprint = '3E3BDF6E4D3E01BFEEC2C76B90C8D6AD2A4DDA42';
      expect(gpgFingerprint(armoured.join(end))).toBe(fingerprint);
      const [begin = '', ...rest] = armoured;
      expect(gpgFingerprint([begin, 'Comment: mine', 'Version: 1', ...rest].join(end))).toBe(fingerprint);
    },
  );

  test('nothing else has one', () => {
    const block = (base64: string) => gpgFingerprint(`-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n${base64}\n`);
    // Nothing, no packet, a packet cut off, a signature, a key of version 3, and one that is longer than it can be.
    for (const bytes of [[], [0x01], [0xc6, 20, 4], [0xc2, 1, 4], [0xc6, 1, 3], [0xc6, 0xff, 0, 1]])
      expect(block(Buffer.from(bytes).toString('base64'))).toBeUndefined();
    expect(gpgFingerprint(null)).toBeUndefined();
    expect(gpgFingerprint(armoured.slice(1).join('\n'))).toBeUndefined();
  });
});
