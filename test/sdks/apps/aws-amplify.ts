import { Amplify } from 'aws-amplify';
import { fetchAuthSession, signIn } from 'aws-amplify/auth';
import { COGNITO } from '../projects';
import { serve } from './app';

Amplify.configure({
  Auth: { Cognito: { userPoolId: COGNITO.pool, userPoolClientId: COGNITO.client } },
});

serve({
  signIn: () => signIn({ username: 'ada', password: 'any at all', options: { authFlowType: 'USER_PASSWORD_AUTH' } }),
  refresh: () => fetchAuthSession({ forceRefresh: true }),
  token: async () => (await fetchAuthSession()).tokens?.accessToken.toString(),
});
