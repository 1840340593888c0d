import { useMemo } from 'preact/hooks';
import type { Grant } from '../oauth/grant';
import type { Token } from '../oauth/token';
import { firstPicture } from './first-picture';
import { useLater } from './later';
import { type Life, lifeOf } from './life';
import { useScope } from './scope';
import type { Standing } from './standing';

/** A token's life as it runs: whatever calls this is drawn again each second. `firstSeen` in ms, this computer's clock. */
export const useLife = (token: Token, firstSeen: number | undefined): Life => {
  const { now, isSteady, inspection } = useScope();
  const offsetMs = inspection.value?.clock?.offsetMs ?? null;
  return lifeOf(token, { now: now.value, offsetMs, firstSeen, isSteady: isSteady.value });
};

/** What has become of an access or refresh token before its end, and the key of the caption that says so; null where nothing has. */
export const useStanding = (token: Token): (Ended & { caption: string; sentence: string }) | null => {
  const { inspection } = useScope();
  const words = useLater(loadWords, token.kind === 'access' || token.kind === 'refresh');
  const shown = inspection.value;
  const grants = shown?.grants ?? NONE;
  const tokens = shown?.tokens;
  return useMemo(() => {
    const standing = words?.standingOf(token.id, grants, tokens);
    if (!words || !standing || standing.state === 'current') return null;
    const { standingCaption: caption, standingSentence: sentence } = words;
    return { ...standing, caption: caption(token, standing.state), sentence: sentence(token, standing.state) };
  }, [words, token, grants, tokens]);
};

const loadWords = async () => {
  await firstPicture;
  return import('./standing-words');
};

const NONE: readonly Grant[] = [];

type Ended = Exclude<Standing, { state: 'current' }>;
