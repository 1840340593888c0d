import { useRef, useState } from 'preact/hooks';
import type { PasteFault } from '../../oauth/pasted-key';
import { useScope } from '../scope';
import type { Check, KeyAddress, SignatureChecks } from './check';
import type { Shown } from './check-words';

type Idle = Extract<Shown, { step: 'idle' }>;

/** One token's check and what leads on from it. What verifies is loaded at the first step; a step begun later wins. */
export const useChecks = (token: string, issuer: string | null) => {
  const { verifier } = useScope();
  const [shown, setShown] = useState<Shown>({ step: 'idle', host: issuer } satisfies Idle);
  const loaded = useRef<SignatureChecks>(null);
  const turn = useRef(0);

  const take = async <Outcome extends Check | PasteFault>(
    host: string | null,
    step: (checks: SignatureChecks) => Promise<Outcome>,
  ): Promise<Outcome | null> => {
    turn.current += 1;
    const mine = turn.current;
    const before = shown;
    setShown({ step: 'busy', host });
    loaded.current ??= await verifier();
    const outcome = await step(loaded.current);
    if (mine !== turn.current) return null;
    setShown('step' in outcome ? outcome : before);
    return outcome;
  };

  const ask = (address: KeyAddress) => take(new URL(address.url).host, (checks) => checks.ask(token, address));

  return {
    shown,
    /** The button: begins a check, or asks the address that is shown. Nothing while one is under way. */
    press: () => {
      if (shown.step === 'busy') return;
      if (shown.step === 'ask') void ask(shown.address);
      else void take(null, (checks) => checks.begin(token, shown.step === 'verified'));
    },
    paste: (text: string) => take(null, (checks) => checks.paste(token, text)),
    /** Access is asked for in the click itself; what is granted is used at once. */
    allow: (address: KeyAddress) => {
      void loaded.current?.allow(address.url).then((isAllowed) => {
        if (isAllowed) void ask(address);
      });
    },
  };
};
