/** SHA-256 in base64url: of a verifier its challenge (RFC 7636 §4.2), of an access token its ath (RFC 9449 §4.2). */
export const digestOf = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
};
