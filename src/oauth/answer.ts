/** What the head of an answer says, value-free. */
export type Answer = {
  status: number;
  /** ms since the epoch by the server's clock, where its Date header says so and the answer is no cached one. */
  date?: number;
  /** The error code of a WWW-Authenticate challenge (RFC 6750 §3.1). */
  error?: string;
  /** The browser hands over the body too, later: the page's account of it is not needed. */
  bodyFollows?: true;
  /** What its Cache-Control allows (RFC 9111 §5.2.2): no-store; private or no-cache; anything. */
  cache?: 'no-store' | 'restricted' | 'open';
  /** Who may read it across origins: all, the origin that asked (named in `asker`), a null origin, or another. */
  cors?: { allows: 'any' | 'asker' | 'null' | 'other'; asker?: string; credentials: boolean };
  /** Cookies it sets, by name, whose value is long enough for a credential; those it takes away are left out. */
  sets?: { name: string; httpOnly: boolean }[];
  /** Where it leads: an origin, whether over plain http, and whether the code or state of the request is in it. */
  redirect?: { origin: string; plain: boolean; carries: boolean };
  /** The schemes of its challenges, lower case (RFC 9110 §11.6.1). */
  challenges?: string[];
};

/** The request was done as asked (RFC 9110 §15.3). */
export const isSuccess = (status: number): boolean => status >= 200 && status < 300;
