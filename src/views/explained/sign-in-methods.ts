/** Values of `amr` that have a meaning of their own: RFC 8176 §2. */
export const SIGN_IN_METHODS: readonly string[] = [
  ...['face', 'fpt', 'geo', 'hwk', 'iris', 'kba', 'mca', 'mfa', 'otp', 'pin', 'pop'],
  ...['pwd', 'rba', 'retina', 'sc', 'sms', 'swk', 'tel', 'user', 'vbm', 'wia'],
];

/** The key of the message about one of them. */
export const methodKey = (name: string): string => `amr_${name}`;
