/**
 * Small pages that hold, store and send what looks like a token and is none. `markup` and `run` are the page's own;
 * `answer` is what its server says at ./<name>/answer. In `run`: random(bytes), hex(bytes), send(body), get(), keep(key, value).
 */
export type LookAlike = { name: string; markup?: string; run: string; answer?: string };

export const LOOK_ALIKES: readonly LookAlike[] = [
  {
    name: 'csrf',
    markup:
      '<meta name="csrf-token"><input type="hidden" name="authenticity_token"><input type="hidden" name="__RequestVerificationToken">',
    run: `for (const element of document.querySelectorAll('meta, input')) element.setAttribute(element.name === 'csrf-token' ? 'content' : 'value', random(32));
      document.cookie = 'XSRF-TOKEN=' + random(32) + '; Secure'; document.cookie = 'authjs.csrf-token=' + hex(32) + '%7C' + hex(32) + '; Secure';
      await send(new URLSearchParams({ csrf_token: random(32), _token: random(30) }));`,
  },
  {
    name: 'pkce',
    run: `keep('kc-callback-' + crypto.randomUUID(), { state: crypto.randomUUID(), nonce: crypto.randomUUID(), pkceCodeVerifier: random(72), expires: 5 });
      keep('sb-abcdefgh-auth-token-code-verifier', JSON.stringify(random(56)));
      keep('a0.spajs.txs.' + random(24), { nonce: random(32), code_verifier: random(32), state: random(32), redirect_uri: location.origin });`,
  },
  {
    name: 'signed-urls',
    run: `await fetch('?Expires=1900000000&Signature=' + random(64) + '&Key-Pair-Id=K' + hex(7)); keep('avatar', location.origin + '/a.png?sig=' + random(32) + '&se=2030-01-01');`,
  },
  {
    name: 'analytics-ids',
    run: `document.cookie = '_ga=GA1.1.123456789.1760000000; Secure'; document.cookie = '_fbp=fb.1.1760000000000.' + 123456789; keep('ajs_anonymous_id', JSON.stringify(crypto.randomUUID())); keep('mp_' + hex(16) + '_mixpanel', { distinct_id: hex(24), $device_id: crypto.randomUUID() });`,
  },
  {
    name: 'push-token',
    run: `keep('fcm_token', random(22) + ':APA91b' + random(100)); keep('pushToken', random(60)); keep('device_token', hex(32)); await send({ deviceToken: hex(32), platform: 'web' });`,
  },
  {
    name: 'captcha',
    markup: '<textarea name="g-recaptcha-response"></textarea>',
    run: `keep('_grecaptcha', '09A' + random(90)); await send({ recaptchaToken: '03A' + random(300), captcha_token: random(90) });`,
  },
  {
    name: 'invites',
    run: `await fetch('?invite_token=' + random(24)); await fetch('?reset_token=' + hex(20)); await fetch('?token=' + hex(16)); keep('inviteToken', random(24)); keep('verification_token', hex(32));`,
  },
  {
    name: 'cursors',
    run: `await get(); await fetch('?pageToken=' + random(40)); await fetch('?continuation_token=' + random(80));`,
    answer: '{"items":[],"nextPageToken":"%random%","continuationToken":"%random%","next_token":"%random%"}',
  },
  {
    name: 'feature-flags',
    run: `keep('flags', { refreshTokenEnabled: true, useRefreshTokens: 'for-mobile-users-only', 'auth.refresh_token.rotation': 'strict-with-reuse-detection', access_token_type: 'reference-tokens-for-partners', hasRefreshToken: true }); await get();`,
    answer:
      '{"refreshTokenRotation":"enabled-for-everyone-now","accessTokenLifetime":3600,"refresh_token_ttl":"1209600"}',
  },
  {
    name: 'idempotency',
    run: `await fetch('', { method: 'POST', headers: { 'Idempotency-Key': random(32), 'X-Request-Id': crypto.randomUUID(), traceparent: '00-' + hex(16) + '-' + hex(8) + '-01' }, body: '{}' });`,
  },
  {
    name: 'jwks',
    run: `await get(); keep('jwtKeys', { keys: [{ kty: 'RSA', kid: random(20), n: random(256), e: 'AQAB' }] });`,
    answer:
      '{"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%random%","n":"%random%","e":"AQAB","x5t":"%random%"}]}',
  },
  {
    name: 'public-keys',
    run: `keep('config', { apiKey: 'AIza' + random(26).slice(0, 35), stripe: 'pk_test_' + hex(24), vapidPublicKey: 'B' + random(64), sentryDsn: 'https://' + hex(16) + '@o1.ingest.test/2' }); await fetch('?key=AIza' + random(26).slice(0, 35));`,
  },
  {
    name: 'hashes',
    markup: '<script type="application/json" id="manifest">{"app.js":"sha384-oqVuAfXRKap7fdgcCY5uykM6"}</script>',
    run: `keep('build', { commit: hex(20), integrity: 'sha384-' + btoa(random(36)), etag: 'W/"' + hex(16) + '"', refresh_token_hash: hex(32) });`,
  },
  {
    name: 'graphql',
    run: `await fetch('?operation=orders', { method: 'POST', body: JSON.stringify({ query: 'query Tokens { tokens { id refresh_token_count } }', variables: { after: btoa('cursor:' + hex(12)) }, extensions: { persistedQuery: { sha256Hash: hex(32) } } }) }); await get();`,
    answer:
      '{"data":{"orders":{"pageInfo":{"endCursor":"%random%","hasNextPage":true},"edges":[{"cursor":"%random%"}]}}}',
  },
  {
    name: 'license',
    run: `keep('license', { key: 'ABCDE-FGHIJ-KLMNO-PQRST-UVWXY', licenseKey: hex(20).toUpperCase(), signature: random(64) });`,
  },
  {
    name: 'pictures',
    markup: '<img id="dot" alt="">',
    run: `document.getElementById('dot').src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'; keep('thumbnail', 'data:image/png;base64,' + btoa(random(900)));`,
  },
  {
    name: 'source-map',
    markup:
      '<script type="text/plain">//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbImEudHMiXSwibmFtZXMiOltdLCJtYXBwaW5ncyI6IkFBQUEifQ==</script>',
    run: `await get();`,
    answer:
      '{"version":3,"sources":["refresh-token.ts","access_token.ts"],"names":["refreshToken","accessToken"],"mappings":"AAAA,SAASA,aAAaC,MAAMC"}',
  },
  {
    name: 'masked',
    run: `keep('session', { access_token: 'eyJh****************************', refresh_token: '********************************', id_token: '<redacted>' }); await send({ refresh_token: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' });`,
  },
  {
    name: 'stand-ins',
    run: `keep('oidc.default', { access_token: 'ACCESS_TOKEN_SECURED_BY_THE_SERVICE_WORKER_default', refresh_token: 'REFRESH_TOKEN_SECURED_BY_THE_SERVICE_WORKER_default', id_token: 'placeholder-id-token' });`,
  },
  {
    name: 'session-state',
    run: `keep('session_state', hex(32) + '.' + random(16)); await fetch('?session_state=' + hex(32) + '.' + random(16)); keep('oidc.' + hex(16), { id: hex(16), nonce: random(32), state: random(32), session_state: hex(32) });`,
  },
  {
    name: 'nonces',
    markup: '<script nonce="r4nd0mN0nceV4lueF0rThisPage">0</script>',
    run: `keep('nonce', random(32)); keep('oauth_state', random(43)); sessionStorage.setItem('wpApiSettings', JSON.stringify({ nonce: hex(5), root: location.origin }));`,
  },
  {
    name: 'msal-keys',
    run: `const id = crypto.randomUUID(); keep('msal.token.keys.' + id, { idToken: [id + '-login.test-idtoken-' + id + '----'], accessToken: [], refreshToken: [id + '.' + id + '-login.test-refreshtoken-' + id + '----'] }); keep('msal.account.keys', [id + '.' + id + '-login.test-' + id]);`,
  },
  {
    name: 'msal-sealed',
    run: `const id = crypto.randomUUID(); keep('msal.2|' + id + '.' + id + '|login.test|refreshtoken|' + id + '||||', { id, nonce: random(16), data: random(600), lastUpdatedAt: String(Date.now()) }); document.cookie = 'msal.cache.encryption=' + encodeURIComponent(JSON.stringify({ id, key: random(32) })) + '; Secure; SameSite=None';`,
  },
  {
    name: 'firebase-heartbeat',
    run: `keep('firebase-heartbeat-store', { heartbeats: [{ agent: 'fire-core/0.10.0 fire-js/ fire-auth/1.7.0', date: '2026-01-01' }] }); await fetch('', { method: 'POST', headers: { 'X-Firebase-Client': btoa(JSON.stringify({ version: 2, heartbeats: [{ agent: 'fire-auth/1.7.0', dates: ['2026-01-01'] }] })) } });`,
  },
  {
    name: 'translations',
    run: `await get(); keep('i18n', { en: { refresh_token: 'Refresh token', access_token: 'Your access token has expired', 'auth.refresh_token.invalid': 'The-refresh-token-is-not-valid-any-more' } });`,
    answer:
      '{"refresh_token":"Refresh token","refreshToken":"更新用のトークンです。もう一度お試しください","access_token":"Zugriffstoken-ist-abgelaufen","id_token":"ID token"}',
  },
  {
    name: 'openapi',
    run: `await get();`,
    answer:
      '{"openapi":"3.1.0","components":{"securitySchemes":{"oauth":{"type":"oauth2","flows":{"authorizationCode":{"authorizationUrl":"https://login.idp.test/auth","tokenUrl":"https://login.idp.test/token","refreshUrl":"https://login.idp.test/token"}}}},"schemas":{"Tokens":{"properties":{"access_token":{"type":"string","example":"YOUR_ACCESS_TOKEN_GOES_HERE"},"refresh_token":{"type":"string","example":"your-refresh-token-goes-here"}}}}}}',
  },
  {
    name: 'telemetry',
    run: `await send({ resourceSpans: [{ traceId: hex(16), spanId: hex(8), name: 'refreshToken', attributes: [{ key: 'auth.refresh_token.present', value: { boolValue: true } }, { key: 'http.url', value: '/oauth/token' }] }] }); navigator.sendBeacon('?b', JSON.stringify({ event: 'token_refreshed', id: crypto.randomUUID(), session: hex(16) }));`,
  },
  {
    name: 'password-form',
    markup: '<form><input name="username"><input name="password" type="password"></form>',
    run: `await send(new URLSearchParams({ username: 'ada', password: 'correct-horse-battery-staple' }));`,
  },
  {
    name: 'design-tokens',
    run: `keep('tokens', { colors: { token: 'color-background-accent-subtle-hovered' }, spacing: { accessToken: 'space-negative-small-medium-large' } }); await get();`,
    answer:
      '{"tokens":[{"token":"the","id":1169},{"token":"quick","id":4248}],"max_tokens":4096,"prompt_tokens":12,"total_tokens":24}',
  },
  {
    name: 'settings-of-expiry',
    run: `keep('refresh_token_expires_at', '2030-01-01T00:00:00.000Z'); keep('access_token_expires_in', '3600'); keep('refreshTokenLock', crypto.randomUUID()); keep('refresh_token', 'undefined'); keep('access_token', 'null');`,
  },
];
