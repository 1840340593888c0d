import { randomUUID } from 'node:crypto';
import { json } from '../../lab/site';
import { COGNITO } from '../projects';
import { jwe, jwt } from './make-value';
import type { Vendor } from './vendor';

/** A user pool of Amazon Cognito: AWS JSON 1.1, the operation in a header; refreshing gives no new refresh token. */
export const cognito: Vendor = (note) => {
  const sub = randomUUID();
  const tokens = async (client: string) => {
    const claims = {
      sub,
      iss: `https://${COGNITO.host}/${COGNITO.pool}`,
      origin_jti: randomUUID(),
      event_id: randomUUID(),
    };
    const result = {
      AccessToken: await jwt({
        ...claims,
        client_id: client,
        token_use: 'access',
        scope: 'aws.cognito.signin.user.admin',
        username: 'ada',
      }),
      IdToken: await jwt({ ...claims, aud: client, token_use: 'id', 'cognito:username': 'ada', auth_time: 1 }),
      ExpiresIn: 3600,
      TokenType: 'Bearer',
    };
    note(result.AccessToken, 'access');
    note(result.IdToken, 'id');
    return result;
  };
  const signIn = async (client: string): Promise<object> => {
    const refresh = jwe({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' });
    note(refresh, 'refresh');
    return { AuthenticationResult: { ...(await tokens(client)), RefreshToken: refresh }, ChallengeParameters: {} };
  };
  const refreshed = async (client: string): Promise<object> => ({
    AuthenticationResult: await tokens(client),
    ChallengeParameters: {},
  });
  const OPERATIONS: Record<string, (sent: { ClientId: string; AuthFlow?: string }) => Promise<object>> = {
    InitiateAuth: ({ ClientId, AuthFlow = '' }) =>
      AuthFlow.startsWith('REFRESH_TOKEN') ? refreshed(ClientId) : signIn(ClientId),
    GetTokensFromRefreshToken: ({ ClientId }) => refreshed(ClientId),
  };
  return {
    [COGNITO.host]: async ({ headers, body }) => {
      const operation = OPERATIONS[String(headers['x-amz-target']).split('.')[1] ?? ''];
      if (!operation) return json(400, { __type: 'UnknownOperationException' });
      return json(200, await operation(JSON.parse(body)), { 'content-type': 'application/x-amz-json-1.1' });
    },
  };
};
