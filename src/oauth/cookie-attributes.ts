/** How a cookie is kept and sent (RFC 6265bis §4.1.2). */
export type CookieAttributes = {
  secure: boolean;
  hostOnly: boolean;
  sameSite: 'strict' | 'lax' | 'none' | 'unspecified';
  path: string;
  /** The domain it is for, without a leading dot. */
  domain: string;
  /** When it ends, ms since the epoch, this computer's clock; absent for one that ends with the browser. */
  expiresAt?: number;
  partitioned: boolean;
  /** What its name promises: __Host-, __Host-Http-, __Secure-, __Http-. */
  prefix: 'host' | 'secure' | 'none';
};
