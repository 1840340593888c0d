import './node-globals';
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js';
import { COGNITO } from '../projects';
import { serve } from './app';

const Pool = new CognitoUserPool({ UserPoolId: COGNITO.pool, ClientId: COGNITO.client });
const user = new CognitoUser({ Username: 'ada', Pool });
user.setAuthenticationFlowType('USER_PASSWORD_AUTH');

const session = (): Promise<CognitoUserSession> =>
  new Promise((resolve, reject) => {
    user.getSession((problem: Error | null, found: CognitoUserSession | null) =>
      found ? resolve(found) : reject(problem),
    );
  });

serve({
  signIn: () =>
    new Promise((onSuccess, onFailure) => {
      const details = new AuthenticationDetails({ Username: 'ada', Password: 'any at all' });
      user.authenticateUser(details, { onSuccess, onFailure });
    }),
  async refresh() {
    const token = (await session()).getRefreshToken();
    await new Promise((resolve, reject) => {
      user.refreshSession(token, (problem, found) => (problem ? reject(problem) : resolve(found)));
    });
  },
  token: async () => (await session()).getAccessToken().getJwtToken(),
});
