import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { signIn } from '../../page/by-hand';
import { HERE } from '../../page/here';
import { runJourney } from '../../page/journey';

const { id, scope } = CLIENTS.legacy;
const legacy = { origin: originOf('legacy'), client: id, scope };

const says = location.hash ? 'Signed in: the answer was in the fragment of this page.' : 'Signed in.';
history.replaceState(null, '', HERE);
runJourney(
  {
    implicit: () =>
      signIn('implicit', legacy, { response_type: 'id_token token', prompt: 'consent', code_challenge: '' }),
    hybrid: () => signIn('hybrid', legacy, { response_type: 'code id_token', prompt: 'consent' }),
  },
  says,
);
