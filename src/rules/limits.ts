/** What the rules of lifetime measure by; the user may set each otherwise. */
export type Limits = {
  /** A life of an access token that is longer than this is worth a note; up to it, storing the token weighs less. */
  accessInfoMinutes: number;
  /** From here on it weighs low, medium, high. */
  accessLowMinutes: number;
  accessMediumMinutes: number;
  /** And storing the token weighs more. */
  accessHighMinutes: number;
  /** A refresh token that lives or works for longer than this has no end to speak of. */
  refreshLongDays: number;
};

/** Those of the catalogue: RFC 6750 §5.3 asks for an hour or less, OWASP for 5 to 15 minutes. */
export const LIMITS: Limits = {
  accessInfoMinutes: 15,
  accessLowMinutes: 60,
  accessMediumMinutes: 8 * 60,
  accessHighMinutes: 24 * 60,
  refreshLongDays: 90,
};
