import { generate } from 'selfsigned';

export type Certificate = { key: string; cert: string };

const DAY = 86_400_000;

/** A certificate for these names, made now and good for a week: PEM key and certificate. Nothing of it is written to disk. */
export const makeCertificate = async (names: readonly string[]): Promise<Certificate> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Tokenscope lab' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY),
    notAfterDate: new Date(Date.now() + 7 * DAY),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
    ],
  });
  return { key, cert };
};
