import { writeFileSync } from 'node:fs';

/** Writes a new private key and a self-signed certificate for it, in PEM. */
export async function createCertificate(
  keyFile: string,
  certificateFile: string,
  name: string,
  keyType: 'ec' | 'rsa' = 'ec',
): Promise<void> {
  // Loaded at first use, so that importing the package stays fast.
  const { generate } = await import('selfsigned');
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  writeFileSync(keyFile, key, { mode: 0o600 });
  writeFileSync(certificateFile, cert);
}
